import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import { useReactFlow } from '@xyflow/react'
import { Maximize, Minus, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'

/** Nearer, farther, all of it. */
export function ZoomTools() {
  const { t } = useTranslation()
  const flow = useReactFlow()
  const tools = [
    { name: t('editor.zoomOut'), icon: Minus, run: () => void flow.zoomOut() },
    { name: t('editor.zoomIn'), icon: Plus, run: () => void flow.zoomIn() },
    { name: t('editor.fit'), icon: Maximize, run: () => void flow.fitView({ maxZoom: 1, padding: 0.15 }) },
  ]
  return (
    <Box
      role="toolbar"
      aria-label={t('editor.canvasTools')}
      sx={{
        display: 'flex',
        p: 0.5,
        border: 1,
        borderColor: 'divider',
        borderRadius: '8px',
        bgcolor: 'background.paper',
      }}
    >
      {tools.map(({ name, icon: Icon, run }) => (
        <IconButton key={name} size="small" aria-label={name} title={name} onClick={run}>
          <Icon size={16} strokeWidth={1.8} />
        </IconButton>
      ))}
    </Box>
  )
}
