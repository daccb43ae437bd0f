/** Why extracts are missing from what leaves the project, for window and command line alike. */
export function withdrawnSentence(extracts: number): string {
  const many = `${extracts.toLocaleString('en-GB')} ${extracts === 1 ? 'extract is' : 'extracts are'}`
  return `${many} left out, because someone who has withdrawn is heard.`
}
