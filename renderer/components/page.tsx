import type { ReactNode } from 'react'

interface PageProps {
  readonly title: string
  readonly actions?: ReactNode
  readonly lead?: string
  readonly children: ReactNode
}

/** One view: a heading that takes focus when the view is shown, its deeds, and its content. */
export function Page({ title, actions, lead, children }: PageProps) {
  return (
    <div className="page">
      <header className="page-head">
        <h1 tabIndex={-1} className="page-title" data-view-heading>
          {title}
        </h1>
        {actions && <div className="row">{actions}</div>}
      </header>
      {lead && <p className="lead">{lead}</p>}
      {children}
    </div>
  )
}
