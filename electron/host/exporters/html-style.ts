/** The one style sheet of the HTML export. */
export const htmlStyle = `
:root { color-scheme: light dark; --ink: #1d232b; --quiet: #56606c; --paper: #fff; --line: #cfd6de; --mark: #2f6f6a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6eaee; --quiet: #a5b0bb; --paper: #171b20; --line: #3a434d; --mark: #7cc4bd; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 46rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 system-ui, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.75rem; line-height: 1.25; }
h2 { margin: 2.5rem 0 .5rem; font-size: 1.25rem; line-height: 1.3; }
a { color: var(--mark); }
dl { margin: 0; }
dl div { display: flex; gap: .75rem; }
dt { flex: 0 0 10rem; color: var(--quiet); }
dd { margin: 0; }
nav { border-block: 1px solid var(--line); margin-top: 1.5rem; padding-bottom: 1rem; }
nav h2 { margin-top: 1rem; }
.definition { font-style: italic; white-space: pre-wrap; margin: 0 0 .25rem; }
.extent, .source { color: var(--quiet); font-size: .875rem; margin: 0; }
figure { margin: 1.5rem 0; }
blockquote { margin: 0 0 .5rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--mark); }
blockquote p { margin: 0 0 .5rem; }
.words { white-space: pre-wrap; }
.attribution { margin: 0; }
.memo p, .memo pre { white-space: pre-wrap; }
.memo blockquote p { margin: 0; }
.item { margin: 0 0 .25rem; padding-inline-start: 1rem; }
.depth-2 { padding-inline-start: 2rem; }
.depth-3 { padding-inline-start: 3rem; }
.depth-4 { padding-inline-start: 4rem; }
.depth-5 { padding-inline-start: 5rem; }
@media print {
  :root { --ink: #000; --quiet: #444; --paper: #fff; --line: #999; --mark: #444; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  nav { display: none; }
  h2, blockquote { break-after: avoid; }
  figure { break-inside: avoid; }
}
`
