/** Why extracts or turns are missing from what is found, counted or exported, for window and command line alike. */
export function withdrawnSentence(count: number, thing: 'extract' | 'turn' = 'extract'): string {
  const many = `${count.toLocaleString('en-GB')} ${count === 1 ? `${thing} is` : `${thing}s are`}`
  return `${many} left out, because someone who has withdrawn is heard.`
}

/** Whose words are not counted. */
export function withdrawnPeopleSentence(people: number): string {
  return people === 1
    ? 'One participant has withdrawn, whose words are not counted.'
    : `${people.toLocaleString('en-GB')} participants have withdrawn, whose words are not counted.`
}
