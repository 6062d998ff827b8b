import Avatar from '@mui/material/Avatar'
import Box from '@mui/material/Box'
import Card from '@mui/material/Card'
import CardContent from '@mui/material/CardContent'
import Chip from '@mui/material/Chip'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { Mail } from 'lucide-react'
import { memo } from 'react'

export type BareNode = Node<{ readonly kind: string; readonly text: string; readonly ports: readonly string[] }, 'step'>

/** A step as one would first draw it with the component library: a card with a mark, a kind, a badge and a sentence. */
export const BareCard = memo(function BareCard({ data }: NodeProps<BareNode>) {
  return (
    <Card variant="outlined" sx={{ width: 260 }}>
      <Handle type="target" position={Position.Top} />
      <CardContent sx={{ p: 1.5 }}>
        <Stack direction="row" spacing={1.5}>
          <Avatar variant="rounded" sx={{ width: 30, height: 30 }}>
            <Mail size={17} />
          </Avatar>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Stack direction="row" spacing={1}>
              <Typography variant="caption" noWrap sx={{ flex: 1 }}>
                {data.kind}
              </Typography>
              <Chip label="1" size="small" />
            </Stack>
            <Typography variant="body2">{data.text}</Typography>
          </Box>
        </Stack>
      </CardContent>
      {data.ports.map((port, index) => (
        <Handle
          key={port}
          id={port}
          type="source"
          position={Position.Bottom}
          style={{ left: `${(100 * (index + 1)) / (data.ports.length + 1)}%` }}
        />
      ))}
    </Card>
  )
})
