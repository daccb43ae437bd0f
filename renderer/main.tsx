import './client/zod-without-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import './styles/tokens.css'
import './styles/base.css'
import './styles/buttons.css'
import './styles/fields.css'
import './styles/overlays.css'
import './styles/pages.css'
import './styles/marks.css'
import './styles/extracts.css'
import './styles/memo-text.css'
import './styles/tabs-and-panes.css'
import './app/app.css'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
