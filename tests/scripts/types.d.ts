/* What the site's scripts share, for the type checker and for editors. */

/** Text, or words as `tkWords.node` gives them. */
type Words = string | HTMLElement;

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
  carried_from?: string;
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
}

/** What was read from a file: the plan, the texts that belong to no answer, and what else the person should know. */
interface Opened {
  plan: Plan;
  unplaced: Unplaced[];
  notes: Words[];
  kind: "json" | "html" | "md" | "docx" | "odt";
  /** The details that a document says nothing of, or nothing that can be read. */
  missing?: string[];
}

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
type Paragraphs = InstanceType<typeof tkPlan.paragraphs.Paragraphs>;

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
  let adding: { definition: Definition; points: Record<string, string> };
}
