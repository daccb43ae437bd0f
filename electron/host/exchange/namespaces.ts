/** What REFI-QDA files call themselves, the drafts before version 1.0 too, as some programs still write them. */
export const refiNamespaces = {
  'urn:QDA-XML:codebook:1.0': '',
  'urn:QDA-XML:codebook:0:4': '',
  'urn:QDA-XML:codebook:0.4': '',
  'urn:QDA-XML:project:1.0': '',
  'urn:QDA-XML:project:0:4': '',
  'urn:QDA-XML:project:0.4': '',
} as const
