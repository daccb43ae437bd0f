const paths = {
  undo: 'M7 4 3 8l4 4M3.5 8H11a4 4 0 0 1 0 8H8',
  redo: 'M13 4l4 4-4 4M16.500 8H9a4 4 0 0 0 0 8h3',
  close: 'M5 5l10 10M15 5 5 15',
  chevron: 'M7 4l6 6-6 6',
  open: 'M5 7.5l5 5 5-5',
  help: 'M7.500 7.500a2.500 2.500 0 1 1 3.600 2.200c-.8.4-1.100.9-1.100 1.800M10 14.500v.2',
  plus: 'M10 4v12M4 10h12',
  more: 'M4.500 10h.1M10 10h.1M15.500 10h.1',
  theme: 'M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14',
  memo: 'M4 4h12v9l-4 4H4zM12 17v-4h4M7 8h6M7 11h3',
  check: 'M4 10.500 8.200 15 16 5.500',
  back: 'M16 10H4M9 5l-5 5 5 5',
  forward: 'M4 10h12M11 5l5 5-5 5',
  search: 'M8.5 3.5a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM12.2 12.200l4.300 4.300',
  up: 'M10 16V4M5 9l5-5 5 5',
  down: 'M10 4v12M5 11l5 5 5-5',
  star: 'M10 3l2.100 4.500 4.900.6-3.600 3.400.9 4.900-4.300-2.400-4.300 2.400.9-4.900L3 8.100l4.900-.6z',
  pin: 'M7 3h6M8 3v5l-2.500 3.500h9L12 8V3M10 11.500V17',
  hide: 'M3 10s2.500-4.500 7-4.500S17 10 17 10s-2.500 4.500-7 4.500S3 10 3 10zM4 16 16 4',
  copy: 'M7 7h9v9H7zM13 7V4H4v9h3',
} as const

export type IconName = keyof typeof paths

/** A drawn sign beside words, never instead of a name: hidden from screen readers. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
