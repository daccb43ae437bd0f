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
  finish FILE --coder CODER [--document DOCUMENT]
  agreement FILE [--coders A,B,...] [--unit character|sentence|turn|document] [--depth N]
            [--bootstrap N] [--seed S] [--json]
  agreement --ratings TABLE.csv [--categories Q] [--json]
      rows are units, columns coders; blank: missing, "-": coded nothing, codes separated by ";"
  agreement --spans SPANS.csv --length L [--json]
      columns: coder, start, end, code
  export FILE --out FOLDER [--case CASE] [--format docx,xlsx,csv,html,md,json] [--json]
  undo FILE | redo FILE | history FILE [--json]
  verify FILE [--json]
  sample FOLDER [--json]

  FILE is a project, e.g. Study.concord. A DOCUMENT is named by its id or title.
  STARTER: joint-commissioning (the default), 4p-outcomes, commissioning-expertise, discourses,
           barriers, integration-matrix
  MODE: interview, focus group, feedback workshop, document, field note, literature

  --json prints one JSON value on standard output and nothing else there.
  Exit status: 0 done, 1 refused (the reason is on standard error), 2 wrong usage.
`
