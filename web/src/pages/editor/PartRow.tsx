import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import Typography from '@mui/material/Typography'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { inLanguage } from '@trailwright/shared/language/language.ts'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/use-language.ts'
import type { Part } from '../../state/edits/merge.ts'

interface PartRowProps {
  readonly part: Part
  readonly mine: Graph
  readonly theirs: Graph
  readonly taken: boolean
  readonly onTake: (takes: boolean) => void
}

/** What two drafts have unlike beside their steps: name, settings, notes; either side can be kept. */
export function PartRow({ part, mine, theirs, taken, onTake }: PartRowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const say = (graph: Graph): string => {
    switch (part) {
      case 'name':
        return inLanguage(graph.name, language)
      case 'zone':
        return graph.zone
      case 'entry':
        return t('editor.conflict.entry')
      case 'goals':
        return t('editor.conflict.goals', { count: graph.settings.goals.length })
      case 'exits':
        return t('editor.conflict.exits', { count: graph.settings.exits.length })
      case 'notes':
        return t('editor.conflict.notes', { notes: graph.notes.length, frames: graph.groups.length })
    }
  }
  const side = (graph: Graph, name: string, on: boolean, takes: boolean) => (
    <ButtonBase
      aria-pressed={on}
      onClick={() => onTake(takes)}
      sx={{
        display: 'block',
        p: 2.5,
        textAlign: 'left',
        border: 1,
        borderRadius: '8px',
        borderColor: on ? 'primary.main' : 'divider',
        bgcolor: on ? 'primary.soft' : 'background.paper',
        typography: 'body2',
      }}
    >
      <Typography variant="caption" color="textSecondary" component="div">
        {name} · {t(`editor.conflict.parts.${part}`)}
      </Typography>
      {say(graph)}
    </ButtonBase>
  )
  return (
    <Box
      role="group"
      aria-label={t(`editor.conflict.parts.${part}`)}
      sx={{ display: 'grid', gridTemplateColumns: '34px 1fr 1fr', gap: 2, alignItems: 'center', mb: 2 }}
    >
      <span />
      {side(mine, t('editor.conflict.mine'), !taken, false)}
      {side(theirs, t('editor.conflict.theirs'), taken, true)}
    </Box>
  )
}
