import { cleanLabel, shapeOf } from './labels.ts'

/** Somebody doing something to the meeting; only where the somebody looks like a name, for people also say such things. */
const acts =
  /^(.{1,80}?) (?:(?:started|stopped|began|ended|resumed|paused) (?:the )?(?:transcription|recording|transcript)|(?:has |have )?(?:joined|left) (?:the )?(?:meeting|call|conversation|chat))$/iu

/** Lines that a program put into a transcript: when recording began, who transcribed. No one said them. */
const patterns: readonly RegExp[] = [
  /^(?:this )?(?:editable |meeting )?(?:transcript|transcription|recording|captions?)(?: was| is| has been)? (?:computer[- ]generated|automatically|auto[- ]generated|generated|created|produced|provided|exported|ended|started|by) ?.{0,120}$/iu,
  /^(?:transcribed|transcription|captioned|generated|recorded|exported) (?:by|with|using|from) .{1,120}$/iu,
  /^transcription ended after \S{1,12}.{0,20}$/iu,
  /^[[(*–—-]{0,4}\s?(?:end|start|beginning) of (?:the )?(?:transcript|transcription|interview|recording|audio|tape|meeting|session|focus group|file|part \d|side [ab])(?: \S{1,12})?\s?[\])*–—-]{0,4}\.?$/iu,
  /^[[(*]{0,3}(?:recording|audio|transcription|transcript|interview|tape) (?:starts|ends|begins|stops|started|ended|stopped|begin|end|start)(?: \S{1,12})?[\])*]{0,3}\.?$/iu,
  /^(?:-\s?)?page \d{1,4}(?: of \d{1,4})?(?:\s?-)?$/iu,
  /^https:\/\/otter\.ai(?:\/\S{0,80})?$/iu,
  /^(?:[-=_*~–—]{3,80}|[*•\s]{5,40})$/u,
]

/** Whether a line is a notice rather than words. */
export function isNotice(head: string): boolean {
  const words = head.replace(/[\u200B-\u200F\uFEFF]/g, '').trim()
  if (words === '' || words.length > 200) return false
  const actor = acts.exec(words)?.[1]
  if (actor !== undefined) return (shapeOf(cleanLabel(actor)) ?? 'lower') !== 'lower'
  return patterns.some((pattern) => pattern.test(words))
}
