import { englishStem } from './english-stem.ts'
import { foldWord } from './fold-word.ts'

/** What counting words needs to know of a language. Words are folded. */
export interface WordLanguage {
  /** Words that every text is full of and that say little of it. */
  readonly stopWords: ReadonlySet<string>
  /** What stands for all forms of a word; no word itself, often. */
  readonly stem: (folded: string) => string
}

/** The languages that words can be counted in. */
export const wordLanguageNames = ['english'] as const
export type WordLanguageName = (typeof wordLanguageNames)[number]

const english = `a about above after again against ain't all also am an and any are aren't as at be because been before
  being below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't done down during
  each either else etc even ever every few for from further get gets getting go goes going gone got had hadn't has hasn't
  have haven't having he he'd he'll he's her here here's hers herself him himself his how how's however i i'd i'll i'm
  i've if in into is isn't it it'd it'll it's its itself just let's like me might mightn't mine more most much must
  mustn't my myself neither no nor not now of off oh ok okay on once one only onto or other others ought our ours
  ourselves out over own perhaps quite rather really said same say says shall shan't she she'd she'll she's should
  shouldn't so some such than that that'd that'll that's the their theirs them themselves then there there'd there'll
  there's these they they'd they'll they're they've this those though through to too um under until up upon us very was
  wasn't we we'd we'll we're we've well were weren't what what's when when's where where's whether which while who who's
  whom whose why why's will with within without won't would wouldn't yeah yes yet you you'd you'll you're you've your
  yours yourself yourselves er erm mm mhm uh`

export const wordLanguages: { readonly [name in WordLanguageName]: WordLanguage } = {
  english: {
    stopWords: new Set(english.split(/\s+/u).map(foldWord)),
    stem: englishStem,
  },
}
