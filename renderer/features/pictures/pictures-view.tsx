import { useAsk } from '../../client/ask.ts'
import { pictureKinds, type PictureChoices, type PictureKind } from '../../client/picture-choices.ts'
import { useDrawnNames } from '../../client/pseudonyms.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Part } from '../../components/failed.tsx'
import { ChoiceField } from '../../components/field.tsx'
import { Page } from '../../components/page.tsx'
import { PseudonymsField } from '../../components/pseudonyms-field.tsx'
import { Segments } from '../../components/segments.tsx'
import { NetworkPicture } from './network-picture.tsx'
import { RoundsPicture } from './rounds-picture.tsx'
import { TimelinePicture } from './timeline-picture.tsx'
import { TreePicture } from './tree-picture.tsx'
import { useChoices, type PictureProps } from './use-choices.ts'
import { useWhose } from './whose.ts'
import './pictures.css'

const labels: { readonly [Kind in PictureKind]: string } = {
  tree: 'Code tree',
  timeline: 'Along a transcript',
  network: 'Going together',
  rounds: 'By round',
}

interface PicturesViewProps {
  readonly asked: PictureChoices | null
  /** The part of the picture that one comes back to. */
  readonly at: string | null
}

/** Pictures of what was coded, each with the table behind it. */
export function PicturesView({ asked, at }: PicturesViewProps) {
  const choosing = useChoices(asked)
  const { choices, drawn, choose } = choosing
  const whose = useWhose(choices.whose)
  const drawnWhose = useWhose(drawn.whose)
  const { hasList, isReplacing, setReplacing, told } = useDrawnNames()
  const hasCodings = useAsk('document.list', {}).some(({ codings }) => codings > 0)
  if (!hasCodings) {
    return (
      <Page title="Pictures">
        <EmptyState title="There is nothing to draw yet.">
          <p>Pictures show what was coded. Open a document and code it first.</p>
          <Button onPress={() => go({ room: 'documents' })}>Go to the documents</Button>
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page title="Pictures">
      <div className="picture-options">
        <Segments
          label="Picture"
          value={choices.kind}
          onChange={(kind) => choose({ kind })}
          choices={pictureKinds.map((kind) => ({ value: kind, label: labels[kind] }))}
        />
        <ChoiceField
          label="Coded by"
          value={whose.value}
          choices={whose.choices}
          onChange={(value) => choose({ whose: value })}
        />
        {hasList && <PseudonymsField isOn={isReplacing} onChange={setReplacing} />}
      </div>
      <Part key={choices.kind}>
        <Picture {...choosing} whose={drawnWhose} told={told} at={at} />
      </Part>
    </Page>
  )
}

function Picture(props: PictureProps) {
  switch (props.choices.kind) {
    case 'tree':
      return <TreePicture {...props} />
    case 'timeline':
      return <TimelinePicture {...props} />
    case 'network':
      return <NetworkPicture {...props} />
    case 'rounds':
      return <RoundsPicture {...props} />
  }
}
