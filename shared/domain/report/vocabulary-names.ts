/**
 * Given names and places that are also words of English. No list of all names: only of those that a sentence's first
 * capital hides, as the word stands in lower case elsewhere.
 */
const namesThatAreWords = new Set(
  `amber angel april art ash august autumn barking barry basil bath battle belle berry beth bill bob brad brook brooks
  bruce bud bunny bury carol charity chase cherry chip christian chuck clay clement cliff clover coral cork crystal
  daisy dale dawn deal dean derry dick dolly dot dove dover drew duke dusty earl ebony eden ernest eve faith fay
  felicity fern flint flora frank gale garnet gay gene gill ginger glen grace grant guy hale hardy harmony harry hay
  hazel heath heather herb holly honey honor honour hook hope hull hunter iris ivory ivy jack jade jasmine jay jean
  jenny jerry jersey jet jewel jimmy joe john jolly josh joy june justice kay ken kent kirk kit lake lance lark
  laurel leek lily linden lou lucky mace major march mark marsh martin mason mat matt max may melody mercy merry
  mick mike miles mill milly misty mo molly moss myrtle ned nelson nick noble noel norm olive opal otto page pansy
  pat patience patty pearl peg penny pepper perry petal pete peter pip piper polly poppy porter prince prudence
  queen randy raven ray reading reed rex rich river rob robin rock rocky rod roger roman rose rosemary rowan ruby
  rugby russet rusty ruth rye sage sale sally sam sandwich sandy scarlet settle shell sherry silver skip sky slough
  sonny sparrow sterling stew stone stormy street stroud sue summer sunny tamar tanner taylor teal terry thyme tom
  tony tracy trinity troy victor viola violet wade wally ward ware warren watt wells wick will willow winter wolf
  wren young`.split(/\s+/u),
)

/** Whether a word of English is a given name or a place as well. */
export function isAlsoName(word: string): boolean {
  return namesThatAreWords.has(word.toLowerCase())
}

/** What stands behind a verb or an adjective that opens a sentence, and behind nobody's name: Hope you're well. */
const behindWords =
  /^\s+(?:I|you|he|she|it|we|they|me|him|them|us|there|the|a|an|this|that|these|those|to|of)(?![\p{L}\p{M}\p{N}])/u

/** What a person does, or somebody of whom it is said: Baker said so. */
const behindPeople =
  /^\s+(?:said|says|told|tells|asked|asks|replied|replies|thinks|thought|knows|knew|reckons|reckoned|wants|wanted|likes|liked|rang|phoned|rings|emailed)(?![\p{L}\p{M}\p{N}])/u

/** Of whom it is said oftenest, and who is nobody by name. */
const nobodies = new Set(['people', 'staff', 'mum', 'mam', 'mom', 'dad', 'management', 'folk', 'family'])

/** Whether a word with a capital may be a name by what follows it, though it opens a sentence and is a word as well. */
export function readsAsName(word: string, after: string): boolean {
  if (isAlsoName(word)) return !behindWords.test(after)
  return behindPeople.test(after) && !nobodies.has(word.toLowerCase())
}
