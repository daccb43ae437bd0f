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
  export FILE --out FOLDER [--case CASE] [--coders A,B,...|Consensus]
         [--format docx,xlsx,csv,html,md,json] [--json]
  undo FILE | redo FILE | history FILE [--json]
  verify FILE [--json]
  sample FOLDER [--json]

  FILE is a project, e.g. Study.concord. A DOCUMENT is named by its id or title.
  STARTER: joint-commissioning (the default), 4p-outcomes, commissioning-expertise, discourses,
           barriers, integration-matrix
  MODE: interview, focus group, feedback workshop, document, field note, literature

  --as CODER, with every command on a project that is there: who is at work. In a blind round
  everyone sees their own work only, until its results are opened; without --as, nobody's.
  --json prints one JSON value on standard output and nothing else there.
  Exit status: 0 done, 1 refused (the reason is on standard error), 2 wrong usage.
`
