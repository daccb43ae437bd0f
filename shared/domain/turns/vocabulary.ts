/** Word lists the detection leans on, lower case. They are data: a missing word is mended by adding it here. */

function list(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s*[,\n]\s*/))
}

/** What people are called by their part in a conversation. One such word makes a label trustworthy on its own. */
export const roles = list(`
  interviewer, interviewee, interviewers, int, intv, intr, ivr, respondent, respondents, res, resp, participant, participants,
  part, moderator, mod, facilitator, co-facilitator, co-moderator, fac, researcher, speaker, spk, narrator, host, guest, caller, client, patient,
  carer, caregiver, therapist, counsellor, counselor, clinician, doctor, nurse, teacher, student, pupil,
  observer, note-taker, notetaker, interpreter, translator, chair, chairperson, audience, informant, subject,
  male, female, voice, voices, unknown, unidentified, investigator, evaluator, practitioner, witness, examiner,
  interviewerin, interviewende, interviewende person, befragter, befragte, befragte person, moderatorin, sprecher,
  sprecherin, teilnehmer, teilnehmerin, teilnehmende, forscher, forscherin, erzählperson, interviewte, interviewter,
  enquêteur, enquêtrice, enquêté, enquêtée, intervieweur, intervieweuse, interviewé, interviewée, animateur,
  animatrice, modérateur, modératrice, participante, locuteur, locutrice, chercheur, chercheuse,
  entrevistador, entrevistadora, entrevistado, entrevistada, moderador, moderadora, hablante, investigador,
  investigadora, falante, intervistatore, intervistatrice, intervistato, intervistata, moderatore, moderatrice,
  partecipante, geïnterviewde, deelnemer, spreker, onderzoeker, intervjuare, intervjuer, deltagare, deltager,
  informanten, badacz, respondentka, rozmówca, ведущий, интервьюер, респондент, модератор, участник, говорящий
`)

/** Roles that are things as well; alone they are no more than a name. */
export const looseRoles = list(
  'voice, voices, part, chair, audience, subject, host, child, witness, fac, male, female',
)

/** Words that may stand in a name in lower case. */
export const particles = list(`
  de, der, den, del, della, di, da, do, dos, das, du, des, la, le, van, von, vom, zu, zur, ter, ten, bin, bint, ibn,
  ben, al, el, af, av, y, e, und, and, et, og, och, i, of, the, to, &, +, or, from
`)

/** Keys of a header block. Never speakers; the front matter they stand in is offered as attributes. */
export const headerKeys = list(`
  date, time, place, location, venue, where, when, duration, length, interview, interview no, interview nr, id, ref, reference,
  file, filename, file name, recording, recorded, audio, audio file, video, media, transcript, transcribed, transcriber,
  transcription, participants, attendees, attendance, present, apologies, speakers, interviewers, project, study, title, subject, topic,
  weather, site, setting, language, age, gender, sex, ethnicity, occupation, job, job title, focus group, group,
  wave, round, version, pseudonym, consent, conventions, keywords, name, names, start, end, started, ended,
  finish, format, mode, medium, method, organisation, organization, department, ward, team, school, region, country,
  city, town, address, email, phone, from, to, cc, bcc, sent, case, session, meeting, event, author, authors, status,
  confidentiality, checked, reviewed, proofread, created, modified, uploaded, link, url, page, pages, word count,
  words, equipment, legend, key, type, data, source, temperature, conditions, context,
  datum, ort, dauer, uhrzeit, zeit, beginn, ende, aufnahme, interviewnummer, interview-nr, thema, titel, alter,
  geschlecht, beruf, sprache, projekt, anwesend, wetter, transkription, transkript,
  lieu, durée, heure, entretien, enregistrement, âge, sexe, profession, langue, projet, titre, présents, météo,
  fecha, lugar, duración, hora, entrevista, grabación, edad, sexo, profesión, idioma, proyecto, título, tema,
  luogo, durata, ora, intervista, registrazione, età, sesso, data e ora, local, duração, idade,
  plaats, duur, tijd, opname, leeftijd, plats, längd, tid, varighet, sted,
  日付, 日時, 場所, 時間, 日期, 地点, 时间, 時間帯, 天気, дата, место, время
`)

/** Words that stand before a colon or a dash in prose, in headings, in notes; never speakers. */
export const notSpeakers = list(`
  note, notes, nb, n.b, ps, p.s, fyi, ok, okay, re, tv, uk, us, usa, eu, http, https, ftp, www, mailto, file, ie, i.e,
  eg, e.g, cf, etc, vs, viz, todo, to do, action, actions, agenda, minutes, item, items, next, first, second, third,
  fourth, firstly, secondly, thirdly, lastly, last, then, now, today, yesterday, tomorrow, tonight, morning,
  afternoon, evening, later, earlier, yes, no, yeah, yep, nope, well, so, but, and, or, nor, because, anyway, anyhow,
  however, still, also, plus, again, meanwhile, besides, otherwise, therefore, thus, hence, instead, listen, look,
  remember, imagine, think, please, thanks, dear, hello, hi, hey, sorry, sure, right, exactly, true, false, like,
  example, examples, for example, result, results, rule, rules, reason, reasons, problem, problems, point, points,
  fact, facts, truth, lesson, lessons, idea, ideas, thing, things, plan, plans, upshot, verdict, conclusion,
  conclusions, summary, background, introduction, intro, outro, method, methods, methodology, finding, findings, discussion,
  recommendation, recommendations, overview, outcome, outcomes, aim, aims, objective, objectives, goal, goals, step,
  steps, option, options, warning, caution, important, tip, tips, reminder, update, edit, sources, see, theme, themes, code,
  codes, memo, memos, comment, comments, observation, observations, reflection, reflections, impression, impressions, description, definition,
  table, figure, fig, chart, chapter, section, appendix, annex, paragraph, line, lines, day, week, month, year, stage, phase,
  task, exercise, activity, scene, act, track, tape, disc, side, page, footnote, preface, abstract, acknowledgements,
  quote, quotes, quotation, attachment, attachments, heading, contents, index, glossary, total, cost, costs, price,
  pros, cons, advantages, disadvantages, strengths, weaknesses, opportunities, threats, monday, tuesday, wednesday,
  thursday, friday, saturday, sunday, mon, tue, wed, thu, fri, sat, sun, january, february, july,
  september, october, november, december, feb, mar, apr, jul, aug, sep, sept, oct, nov, dec, covid-19,
  bottom line, long story short, question is, pto, asap, faq, q&a, tbc, tbd, n/a, gps, pdf, url, diy, gdp,
  anmerkung, anm, notiz, hinweis, beispiel, achtung, zum beispiel, fazit, ergebnis, zusammenfassung, einleitung,
  remarque, exemple, par exemple, attention, résumé, conclusion, nota, ejemplo, por ejemplo, atención, resumen,
  esempio, attenzione, opmerking, voorbeeld, merknad, exempel, 注, 注意, 備考, 备注, メモ, 例, 他说, 她说, 说,
  примечание, например, внимание
`)

/** First words no name begins with. */
export const openers = list(`
  the, a, an, this, that, these, those, my, your, his, her, its, our, their, he, she, it, we, they, you, there, here, and,
  but, so, or, if, when, where, why, how, what, who, which, because, as, at, on, in, by, for, with, until, since,
  around, about, before, after, between, during, from, to, of, one, two, three, some, any, all the, each, every, another, other,
  then, now, yes, no, well, oh, only, even, just, not, let, see, der, die, das, ein, eine, und, aber, mein, meine, es,
  um, gegen, ab, bis, les, un, une, des, mon, ma, il, elle, ce, cette, los, las, una, mi, gli, uno, lo
`)

/** What stands in brackets and is heard rather than said by someone. */
export const noises = list(`
  laughs, laughter, laugh, laughing, silence, pause, pauses, inaudible, unclear, unintelligible, crosstalk, music,
  applause, cough, coughs, sigh, sighs, overlap, overlapping, noise, phone, break, interruption, redacted, foreign,
  cheering, crying, cries, whispers, whispering, shouts, shouting, nods, gasps, sniffs, clears throat, background, indistinct,
  recording, beep, bell, end, start, sic, blank audio, blank_audio, sound, static, anonymised, name, place, long pause, short pause,
  lacht, lachen, pause, unverständlich, schweigen, rires, rire, inaudible, silence, risas, risa, silencio, ride, risate
`)

/** Headings of a table's columns. */
export const columnHeadings = list(`
  time, times, timespan, time span, timestamp, timestamps, timecode, start, start time, end, end time, from, to, speaker, speakers, name, who,
  participant, role, content, text, transcript, words, utterance, speech, turn, no, no., nr, #, number, line, id, duration,
  zeit, sprecher, sprecherin, inhalt, heure, locuteur, texte, contenu, hora, hablante, texto, tempo, contenuto, testo
`)
