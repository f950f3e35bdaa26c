// Holds scripts and styles to what the oldest browsers know that are supported: tests/support/browsers.json names those.
import css from "@eslint/css";
import { readFileSync } from "node:fs";
import compat from "eslint-plugin-compat";

const { reading, builder } = JSON.parse(readFileSync(new URL("tests/support/browsers.json", import.meta.url), "utf-8"));
/** What people do more with than read. */
const BUILDER = ["overrides/assets/plan/**", "overrides/assets/finder/**", "overrides/assets/involve/**"];

/** What older browsers lack without harm: it is left out there, and the page reads, works and prints all the same. */
const GRACE = {
  allowProperties: [
    "accent-color",
    "color-scheme",
    "contain-intrinsic-size",
    "content-visibility",
    "field-sizing",
    "forced-color-adjust",
    "outline",
    "page",
    "resize",
    "text-size-adjust",
    "text-wrap",
    "user-select",
  ],
  allowPropertyValues: { "break-after": ["avoid"], "overflow-wrap": ["anywhere"] },
  allowAtRules: ["page"],
  allowMediaConditions: ["forced-colors"],
  allowSelectors: ["backdrop", "details-content", "focus-visible", "marker"],
};

export default [
  {
    files: ["overrides/assets/**/*.css"],
    ignores: BUILDER,
    plugins: { css },
    language: "css/css",
    rules: { "css/use-baseline": ["error", { available: reading.year, ...GRACE }] },
  },
  {
    files: BUILDER.map((folder) => `${folder}/*.css`),
    plugins: { css },
    language: "css/css",
    rules: { "css/use-baseline": ["error", { available: builder.year, ...GRACE }] },
  },
  {
    files: ["overrides/assets/**/*.js"],
    ignores: BUILDER,
    plugins: { compat },
    languageOptions: { sourceType: "script", ecmaVersion: reading.year },
    // Used where it is there, and not missed elsewhere.
    settings: { polyfills: ["trustedTypes"] },
    rules: { "compat/compat": ["error", reading.browsers.join(", ")] },
  },
  {
    files: BUILDER.map((folder) => `${folder}/*.js`),
    plugins: { compat },
    languageOptions: { sourceType: "script", ecmaVersion: builder.year },
    rules: { "compat/compat": ["error", builder.browsers.join(", ")] },
  },
];
