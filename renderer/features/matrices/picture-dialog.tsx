import { useMemo } from 'react'
import { useDrawnNames } from '../../client/pseudonyms.ts'
import { savePicture } from '../../client/save-picture.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Part } from '../../components/failed.tsx'
import { heatMapSvg, type HeatMap } from '../../components/figures/heat-map-svg.ts'
import { pngOf, svgAddress } from '../../components/figures/svg-to-png.ts'
import { PseudonymsField } from '../../components/pseudonyms-field.tsx'
import { withNames } from './picture-of.ts'

interface PictureDialogProps {
  readonly map: HeatMap
  readonly onClose: () => void
}

/** The table as a heat map on white paper, to be saved. */
export function PictureDialog(props: PictureDialogProps) {
  return (
    <Dialog title="Picture of the table" onClose={props.onClose} wide>
      <Part>
        <Picture {...props} />
      </Part>
    </Dialog>
  )
}

function Picture({ map, onClose }: PictureDialogProps) {
  const { hasList, isReplacing, setReplacing, told } = useDrawnNames()
  const shown = useMemo(() => withNames(map, told), [map, told])
  const drawn = useMemo(() => heatMapSvg(shown), [shown])

  const save = (format: 'svg' | 'png') =>
    savePicture(shown.title, format, () => (format === 'svg' ? drawn.text : pngOf(drawn)))

  return (
    <>
      <p className="soft">
        A heat map with its scale, in the order of the table. The same figures stand in the table.
      </p>
      <div className="matrix-picture" tabIndex={0} role="region" aria-label="Picture">
        <img
          src={svgAddress(drawn.text)}
          width={drawn.width}
          height={drawn.height}
          alt={`Heat map: ${shown.title}. The same figures stand in the table.`}
        />
      </div>
      {hasList && <PseudonymsField isOn={isReplacing} onChange={setReplacing} />}
      <div className="row row-end">
        <Button look="quiet" onPress={onClose}>
          Close
        </Button>
        <Button onPress={() => void save('png')}>Save as PNG</Button>
        <Button look="main" onPress={() => void save('svg')}>
          Save as SVG
        </Button>
      </div>
    </>
  )
}
