import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import type { Empty } from './standing.ts'
import { listed } from './words.ts'

interface NothingListedProps {
  readonly empty: Empty
  readonly onShowDecided: () => void
  readonly onClearFilter: () => void
}

/** Why the list is empty, and what to do next. */
export function NothingListed({ empty, onShowDecided, onClearFilter }: NothingListedProps) {
  switch (empty.kind) {
    case 'unfinished':
      return (
        <EmptyState title="Nothing can be compared yet.">
          <p>
            What coders differ in is listed once two of them have finished the same document. Each says so in
            the transcript, by setting its state to finished.
          </p>
          <Button look="main" onPress={() => go({ room: 'documents' })}>
            Go to the documents
          </Button>
        </EmptyState>
      )
    case 'blind':
      return (
        <EmptyState title={`The results of ${listed(empty.rounds)} are not opened yet.`}>
          <p>
            While a round is blind, nobody sees a colleague’s work. Its results can be opened on each document
            that all of its coders have finished.
          </p>
          <Button look="main" onPress={() => go({ room: 'rounds' })}>
            Go to the rounds
          </Button>
        </EmptyState>
      )
    case 'agreed':
      return (
        <EmptyState title="Everything is agreed.">
          <p>All who finished these documents coded them alike. Accept it, and the consensus is complete.</p>
        </EmptyState>
      )
    case 'settled':
      return (
        <EmptyState title="All are settled.">
          <p>
            The consensus stands beside the coders as one of them: it can be chosen in transcripts, in a
            code’s extracts, and as a coder in exports.
          </p>
          <div className="row">
            <Button look="main" onPress={() => go({ room: 'export' })}>
              Export the consensus…
            </Button>
            <Button onPress={onShowDecided}>Show what was decided</Button>
          </div>
        </EmptyState>
      )
    case 'filtered':
      return (
        <EmptyState title="None of the disagreements are like that.">
          <Button look="main" onPress={onClearFilter}>
            Show all
          </Button>
        </EmptyState>
      )
  }
}
