import { useMemo } from 'react'
import { savePicture } from '../../client/save-picture.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { heatMapSvg, type HeatMap } from '../../components/figures/heat-map-svg.ts'
import { pngOf, svgAddress } from '../../components/figures/svg-to-png.ts'

interface PictureDialogProps {
  readonly map: HeatMap
  readonly onClose: () => void
}

/** The table as a heat map on white paper, to be saved. */
export function PictureDialog({ map, onClose }: PictureDialogProps) {
  const drawn = useMemo(() => heatMapSvg(map), [map])

  const save = (format: 'svg' | 'png') =>
    savePicture(map.title, format, () => (format === 'svg' ? drawn.text : pngOf(drawn)))

  return (
    <Dialog title="Picture of the table" onClose={onClose} wide>
      <p className="soft">
        A heat map with its scale, in the order of the table. The same figures stand in the table.
      </p>
      <div className="matrix-picture" tabIndex={0} role="region" aria-label="Picture">
        <img
          src={svgAddress(drawn.text)}
          width={drawn.width}
          height={drawn.height}
          alt={`Heat map: ${map.title}. The same figures stand in the table.`}
        />
      </div>
      <div className="row row-end">
        <Button look="quiet" onPress={onClose}>
          Close
        </Button>
        <Button onPress={() => void save('png')}>Save as PNG</Button>
        <Button look="main" onPress={() => void save('svg')}>
          Save as SVG
        </Button>
      </div>
    </Dialog>
  )
}
