/* What the site's scripts share, for the type checker and for editors. */

/** Text, or words as `tkWords.node` gives them. */
type Words = string | HTMLElement;

/** The kinds of things that some question of the plan collects. The build makes the script that says so. */
declare var tkKinds: string[];

interface Answer {
  answer?: string;
  now?: string;
  next?: string;
  /** What last year's plan had under "next". */
  planned?: string;
  not_relevant?: string | null;
  internal?: boolean;
  [key: string]: any;
}

type Answers = Record<string, Answer>;

interface Topic {
  id: string;
  title: string;
  answers: Answers;
  picked?: Record<string, string[]>;
  decision_point?: string;
  level?: string;
}

/** An entry of a record. */
interface Entry {
  id: string;
  fields: Record<string, string>;
  started_from?: string | null;
  internal?: boolean;
}

/** A text of a document that belongs to no answer, and near what it was. */
interface Unplaced {
  where: string;
  text: string;
}

/** What somebody answered to a comment. */
interface Reply {
  author: string;
  /** When it was written, as the word processor has it: 2027-01-02T09:00:00, without a zone. May be empty. */
  date: string;
  text: string;
}

/** A comment, and the place of the plan that it is on: answers/who-about/answer, topics/k1/title, title. */
interface PlanComment extends Reply {
  place: string;
  done?: boolean;
  replies?: Reply[];
}

/** A plan, as the published format has it (schemas/v1/plan.json). */
interface Plan {
  $schema: string;
  schema_version: number;
  id: string;
  /** What is asked. A copy to publish brings the questions that it answers. */
  definition: { id: string; version: number; boxes?: object[] };
  title: string;
  statistics: string;
  organisation: string;
  contact: string;
  created: string;
  modified: string;
  review_date: string | null;
  /** The lines of the title block that have no field of their own. */
  details?: Record<string, string>;
  answers: Answers;
  topics: Topic[];
  records: Record<string, Entry[]>;
  unplaced?: Unplaced[];
  comments?: PlanComment[];
  carried_from?: string;
  /** The marks of the versions that a file was made from: see versions.js. */
  made_from?: string;
  [key: string]: any;
}

interface Question {
  id: string;
  text: string;
  hint?: string | null;
  essential?: boolean;
  collects: string[];
}

interface Part {
  id: string;
  title: string;
  intro?: string | null;
  advice?: string | null;
  questions: Question[];
}

interface Box {
  id: string;
  number: number | string;
  title: string;
  intro?: string | null;
  answers: "one" | "now-and-next";
  repeats: boolean;
  optional?: boolean;
  parts: Part[];
}

interface RecordField {
  id: string;
  title: string;
  kind: "line" | "text" | "date" | "choice";
  choices?: Array<{ id: string; title: string }>;
  /** The field of the record it starts from whose text it takes over. */
  copies?: string | null;
}

/** What an entry of a record holds. */
interface RecordDefinition {
  id: string;
  title: string;
  fields: RecordField[];
  published_intro?: string | null;
  starts_from?: { record: string; mark: string } | null;
  /** The fields that take what an answer says is done next, and the title of its topic. */
  from_answers?: { into: string; topic?: string | null; button: string } | null;
  /** The fields with the first and the last day of an entry. */
  dates?: { starts: string; ends: string } | null;
}

/** A line of the title block of a plan. */
interface Detail {
  id: string;
  title: string;
  kind: "text" | "date" | "choice" | "saved";
  hint?: string | null;
  choices?: Array<{ id: string; title: string }>;
  optional?: boolean;
  in_records?: boolean;
  /** Whether it says who or where a person is: no copy to publish says it. */
  personal?: boolean;
  starts_empty?: boolean;
  in_languages: Array<{ language: string; title: string; hint?: string | null }>;
}

interface TopicChoice {
  id: string;
  title: string;
  promise?: string | null;
}

/** What is chosen for each topic. */
interface TopicDetail {
  id: "decision-point" | "level";
  title: string;
  choices: TopicChoice[];
}

/** A row of the first page: what it repeats in short. */
interface FirstPageRow {
  title: string;
  question?: string | null;
  record?: string | null;
  topics?: boolean;
}

/** What a plan asks: data/plan/definition.yml. */
interface Definition {
  id: string;
  version: number;
  title: string;
  boxes: Box[];
  details?: Detail[];
  topic_details?: TopicDetail[];
  first_page?: FirstPageRow[];
  /** The words of earlier versions, by which their documents are read. */
  formerly?: { questions: Array<{ id: string; text: string }>; others: string[] };
  records: RecordDefinition[];
}

/** What a document shows; the records too unless it says otherwise. */
interface Choices {
  guidance: boolean;
  unanswered: boolean;
  internal: boolean;
  records?: boolean;
  /** Whether the comments of reviewers go out, in a copy for the team. */
  comments?: boolean;
}

/** What was read from a file: the plan, the texts that belong to no answer, and what else the person should know. */
interface Opened {
  plan: Plan;
  unplaced: Unplaced[];
  notes: Words[];
  kind: "json" | "html" | "md" | "docx" | "odt";
  /** The details that a document says nothing of, or nothing that can be read. */
  missing?: string[];
  /** The marks of the versions of the plan that the file was made from. */
  madeFrom?: string;
  /** Whether a document says of an answer that it is internal, even of one that somebody took away. */
  marked?: boolean;
  /** Of a document in which changes were tracked, which are accepted in the plan: the plan with all refused, each text that
   * differs and who changed it, and the words that are left out of it and fit no question. */
  refused?: Plan;
  tracked?: Tracked[];
  removed?: Unplaced[];
}

/** Puts an offer, such as to undo, into its place in the page. */
type Place = (offer: HTMLElement) => void;

/** A plan that the browser keeps. One that cannot be read has no plan but says why, and keeps its raw text. */
interface Kept {
  id: string;
  plan: Plan | null;
  raw: string;
  problem: Words;
}

/** How a person looks at plans: whether all questions show or the essential ones, whether all parts are open, and which are. */
interface View {
  route?: string;
  all?: boolean;
  open?: string[];
}

/** What is suggested at a decision point. */
interface Suggestions {
  title: string;
  question: Suggestion[];
  method: Suggestion[];
}

interface Suggestion {
  name: string;
  text: string;
  address: string;
}

type Guide = InstanceType<typeof tkPlan.guide.Guide>;
type Draft = InstanceType<typeof tkPlan.draft.Draft>;
type Tracks = InstanceType<typeof tkPlan.tracks.Tracks>;
type Paragraphs = InstanceType<typeof tkPlan.paragraphs.Paragraphs>;
type Sheet = InstanceType<typeof tkPlan.sheet.Sheet>;

/** A piece of a compiled template: text, or what to do and with which name. */
type Piece = string | [string, string?, Piece[]?];

/** What fills a template. */
interface Scope {
  values: Record<string, string>;
  flags: string[];
  lists: Record<string, Scope[]>;
}

interface Template {
  format: string;
  pieces?: Piece[];
  first?: string;
  filled?: Record<string, Piece[]>;
  fixed?: Record<string, string>;
}

/* Made from the data by the build. */
declare namespace tkPlan {
  let templates: Record<string, Template>;
  let recordTemplates: Record<string, Record<string, Template>>;
  /** Of the report on many plans, by format. */
  let reportTemplates: Record<string, Template>;
  /** Of what changed in a plan, by format. */
  let reviewTemplates: Record<string, Template>;
  let sheetTemplates: Record<string, Template>;
  /** The reviewer's checklist. */
  let checks: { title: string; items: { text: string; doubt: string; questions: string[] }[] }[];
  let adding: { definition: Definition; points: Record<string, string> };
}

type Vocabulary = InstanceType<typeof tkVocabulary.Vocabulary>;
type SearchEntries = InstanceType<typeof tkEntries.Entries>;

/** What the build writes for the search (macros/publishing/search_index.py). Texts are numbers of words. Of each entry, in
 *  the order of entries: where it is, the number of its kind, how much it counts, its title, its other names and its text. */
interface SearchIndex {
  kinds: string[];
  words: string;
  leaveOut: string;
  alike: string[];
  places: string[];
  kindOf: number[];
  ranks: number[];
  titles: string[];
  names: string[];
  texts: string[];
  /** Of all pages but those in `languages`. */
  language: string;
  /** By the address of a page in another language. */
  languages?: Record<string, string>;
}

/** A page or a part of it. Its title and text are numbers of words. */
interface SearchEntry {
  at: string;
  page: SearchPage;
  kind: string;
  rank: number;
  title: number[];
  text: number[];
  names: SearchName[];
  number: number;
}

/** A title or another name: by word, its terms, and how much they tell together. */
interface SearchName {
  weight: number;
  words: number[][];
  total: number;
}

/** A page, as an entry and with all of its parts, itself the first. */
interface SearchPage {
  entry: SearchEntry;
  parts: SearchEntry[];
  number: number;
}

/** The terms that a word of a query may mean, and how surely, from 0 to 1; and what the best of them counts. */
interface Meant {
  terms: Map<number, number>;
  best: number;
}

/** A way to meet a word or phrase of a query: all of these have to be there. */
interface Way {
  sure: number;
  all: Meant[];
  /** How much a match counts beside what was typed. */
  share: number;
}

/** A query as it is read: by word or phrase the ways to meet it, what was taken for misspelt, and what stood in quotes. */
interface Reading {
  wanted: Way[][];
  corrected: [typed: string, meant: string][];
  phrases: string[][];
}

interface PageScore {
  page: SearchPage;
  scores: number[];
  best: SearchEntry;
  /** The part that has all wanted words, and most of them. */
  part?: SearchEntry;
  top: number;
  more: number;
  score: number;
}

/** A piece of text, and whether it was asked for. */
interface TextPiece {
  text: string;
  hit: boolean;
}

interface SearchPlace {
  place: string;
  title: TextPiece[];
}

/** A page that was found, and the best part of it. */
interface SearchResult extends SearchPlace {
  kind: string;
  language: string;
  part: SearchPlace | null;
  excerpt: TextPiece[];
  score: number;
}

/** How many pages were found, the best of them, and the words that were taken for misspellings, with what each was read as. */
interface SearchFound {
  count: number;
  results: SearchResult[];
  corrected: [typed: string, meant: string][];
}
