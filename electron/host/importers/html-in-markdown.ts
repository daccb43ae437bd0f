const known = new Set(
  (
    'a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas caption center ' +
    'cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure ' +
    'font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label ' +
    'legend li link main map mark menu meta meter nav noscript object ol optgroup option output p param picture pre ' +
    'progress q rp rt ruby s samp script search section select small source span strike strong style sub summary sup ' +
    'svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr'
  ).split(' '),
)

/** Whether a tag or a comment of HTML sets words and is none itself; `<laughs>` is the transcriber's own. */
export function isMarkup(tag: string): boolean {
  const name = /^<\/?([a-z][\w-]*)/i.exec(tag)?.[1]?.toLowerCase()
  return name === undefined ? tag.startsWith('<!') || tag.startsWith('<?') : known.has(name)
}

/** HTML in which the tags that are none of HTML's are spelt out, so that they remain as words. */
export function keptTags(html: string): string {
  return html.replace(/<\/?[a-z][^<>]*>/gi, (tag) =>
    isMarkup(tag) ? tag : tag.replace('<', '&lt;').replace('>', '&gt;'),
  )
}
