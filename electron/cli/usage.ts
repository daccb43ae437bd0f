/** Wrong usage of the command: exit status 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

export const usage = `Usage: concord COMMAND ...

  new FILE [--name NAME] [--codebook STARTER|none|PATH]
  import FILE SOURCE... [--case CASE] [--mode MODE] [--json]
  documents FILE [--json]
  turns FILE DOCUMENT [--json]
  code FILE --from CODINGS.csv [--json]
      columns: coder, document, code (path with " / "), and start, end or quote
  codings FILE [--json]
  finish FILE --coder CODER [--document DOCUMENT] [--json]
  codebook export FILE --out FOLDER [--format docx,xlsx,csv,qdc] [--no-counts] [--no-pseudonyms] [--json]
  codebook import FILE SOURCE [--json]
      SOURCE: a project, a REFI-QDA codebook, CSV, Excel or JSON. What is new is added, what is blank here
      is filled in, examples are united; nothing is written over
  codebook merge FILE SOURCE [--dry-run] [--ours|--theirs] [--json]
      the same; --ours leaves codes that are here as they are, --theirs takes all that differs
  codebook diff FILE SOURCE [--json]
  codebook diff FILE --from VERSION [--to VERSION] [--json]
  rounds FILE [--json]
  rounds FILE create --name NAME --coders A,B,... --documents X,Y,...|all [--blind] [--note NOTE]
  rounds FILE close|reopen|remove ROUND [--json]
  rounds FILE open ROUND [--documents X,Y,...] [--json]
      opens a blind round's results: what all have finished, or the documents named; for good
  agreement FILE [--round ROUND] [--coders A,B,...] [--cases CASE,...] [--documents DOCUMENT,...]
            [--unit character|sentence|turn|document] [--depth N] [--version N]
            [--exclude-speaker ROLE,...] [--consensus] [--bootstrap N] [--seed S] [--json]
      without a round: each document as its coders finished it last; a ROLE is a participant's role,
      a speaker's label, or Interviewer for whoever asks the questions
  agreement --ratings TABLE.csv [--categories Q] [--json]
      rows are units, columns coders; blank: missing, "-": coded nothing, codes separated by ";"
  agreement --spans SPANS.csv --length L [--json]
      columns: coder, start, end, code
  disagreements FILE [--round ROUND] [--coders A,B,...] [--cases CASE,...] [--documents DOCUMENT,...]
            [--version N] [--exclude-speaker ROLE,...] [--json]
      every place where those who finished a document differ
  consensus FILE [--round ROUND] [--json]
  consensus FILE --accept-agreed [--round ROUND] [--json]
      takes into the consensus what all agree on
  handover FILE --to NAME --out COPY [--documents DOCUMENT,...] [--blind] [--json]
      writes a copy for a colleague; --blind leaves out what others coded, noted and decided
  handovers FILE [--json]
      the copies that were given away, and what is not finished in them
  merge FILE OTHER... [--dry-run] [--ours|--theirs] [--coder THEIRS=MINE ...] [--json]
      brings in what was done in copies, after a backup; where both sides changed one thing differently,
      mine stands and it is listed. --ours and --theirs settle all of that at once; --coder says that
      who comes with a copy is who is here. Other projects are matched by their content and names
  conflicts FILE [--json]
  conflicts FILE --settle N mine|theirs [--json]
      what merges left to be settled, by its number in the list
  search FILE "WORDS" [--in documents|memos|codebook] [--case CASE ...] [--top N] [--json]
      every place where the words stand together in a turn. A word finds longer ones that begin with it, too;
      in double quotes, a word or phrase finds itself only. * is for any letters
  words FILE [--case CASE ...] [--by case|speaker] [--top N] [--stop-words LANGUAGE] [--stems LANGUAGE] [--json]
      how often each word is said; LANGUAGE: english, danish, dutch, finnish, french, german, italian,
      norwegian, polish (no stems), portuguese, spanish, swedish
  query FILE [--code PATH ...] [--children] [--or PATH ...] [--and PATH ...] [--not PATH ...]
        [--near TURNS|--same turn|document] [--same-coder] [--case CASE ...] [--attribute NAME=VALUE ...]
        [--mode MODE ...] [--coder CODER ...] [--round ROUND ...] [--speaker PSEUDONYM ...] [--words WORDS]
        [--without-case] [--without-round] [--marked starred|pinned] [--sort place|code|case|participant] [--json]
  query FILE --saved NAME [--json]
      extracts of any of the codes (--code, --or) that overlap a coding of --and, and none of --not; with
      --near or --same: that stand so to one. --children takes the codes below along. --without-case and
      --without-round: of no case study, outside of rounds; --case none and --round none say the same where
      nothing is called so. NAME= without a value: what has none; case.NAME, participant.NAME or
      document.NAME where more than one attribute is called so
  matrix FILE --rows LINES --columns LINES [--measure codings|documents|participants|words|share]
         [--format csv|xlsx|json] [--out FILE] [--of text] [--normalise rows|columns|whole] [--sort value]
         [--suppress N] [--no-pseudonyms] and of query: --children, --near, --same, --same-coder, --case, --attribute, --mode,
         --coder, --round, --without-case, --without-round, --speaker, --words, --marked
      LINES: codes, cases, documents, modes, coders, rounds, participants, or attribute NAME in quotes.
      --of text counts what was said, coded or not; --suppress withholds figures below N; --near, --same and
      --same-coder say how codes stand to codes. Without --format, FILE's ending says it. Without --out, CSV and
      JSON are printed, and Excel is written into this folder, beside what is there
  report FILE [--json]
      the reports that the project has
  report FILE --name NAME --out FOLDER [--format docx,html,pdf,xlsx,csv,md,json] [--settings FILE.json] [--json]
      builds a report, as it is kept in the project; --settings makes it first, or changes what the file
      names: title, authors, introduction, query, choose, sections, attribution, blockAbove, pseudonyms,
      definitions, counts, methods, codebook, language, page, cleared; of query and attribution, any part
  report FILE --name NAME --check [--json]
      what its quotations still say that might tell who or where; nothing is written
  export FILE --out FOLDER [--case CASE] [--coders A,B,...|Consensus]
         [--format docx,xlsx,csv,html,md,json] [--no-pseudonyms] [--json]
      names are replaced as the project's pseudonym list says, or stand as they were said
  qdpx export FILE --out FOLDER|FILE.qdpx [--json]
  qdpx import SOURCE.qdpx --out FILE [--json]
      a REFI-QDA project, for NVivo, MAXQDA, ATLAS.ti and others; what it can't hold, or what was not
      understood, is told
  undo FILE | redo FILE | history FILE [--json]
  verify FILE [--json]
  sample FOLDER [--json]

  FILE is a project, e.g. Study.concord. A DOCUMENT is named by its id or title, a code by its path or id.
  STARTER: joint-commissioning (the default), 4p-outcomes, commissioning-expertise, discourses,
           barriers, integration-matrix
  MODE: interview, focus group, feedback workshop, document, field note, literature

  --as CODER, with every command on a project that is there: who is at work. In a blind round
  everyone sees their own work only, until its results are opened; without --as, nobody's.
  An option is given once, unless ... follows it.
  --json prints one JSON value on standard output and nothing else there.
  Exit status: 0 done, 1 refused (the reason is on standard error), 2 wrong usage.
`
