import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import ButtonBase from '@mui/material/ButtonBase'
import Dialog from '@mui/material/Dialog'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import IconButton from '@mui/material/IconButton'
import Typography from '@mui/material/Typography'
import { listPeople, type PersonRow } from '@trailwright/shared/wire/people.ts'
import { X } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../../client/hooks.ts'
import { useEditor } from '../../../state/editor.tsx'
import { Avatar } from '../../../ui/Avatar.tsx'
import { SearchField } from '../../../ui/SearchField.tsx'
import { WhyAnswer } from '../../people/why/WhyAnswer.tsx'

/** Why is somebody not here? Choose the person, read the sentence. */
export function WhyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const id = useId()
  const { journey } = useEditor()
  const [person, setPerson] = useState<PersonRow | null>(null)
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="xs" fullWidth>
      <DialogTitle id={id} sx={{ display: 'flex', alignItems: 'center' }}>
        <Box sx={{ flex: 1 }}>{t('why.open')}</Box>
        <IconButton aria-label={t('ui.close')} onClick={onClose}>
          <X size={17} strokeWidth={1.8} />
        </IconButton>
      </DialogTitle>
      <DialogContent sx={{ minHeight: 320 }}>
        {person === null ? (
          <Chooser onChoose={setPerson} />
        ) : (
          <Box sx={{ display: 'grid', gap: 3 }}>
            <Box sx={{ display: 'flex', alignItems: 'center', gap: 2.5 }}>
              <Avatar name={person.name} size={34} />
              <Typography variant="h4" component="p" sx={{ flex: 1, minWidth: 0 }}>
                {person.name || t('people.nameless')}
              </Typography>
              <Button size="small" variant="outlined" onClick={() => setPerson(null)}>
                {t('why.other')}
              </Button>
            </Box>
            <WhyAnswer person={person.id} name={person.name || t('people.nameless')} journey={journey} />
          </Box>
        )}
      </DialogContent>
    </Dialog>
  )
}

function Chooser({ onChoose }: { onChoose: (person: PersonRow) => void }) {
  const { t } = useTranslation()
  const [search, setSearch] = useState('')
  const people = useRoute(
    listPeople,
    { query: { limit: 12, ...(search.trim() === '' ? {} : { search: search.trim() }) } },
    { keepPrevious: true },
  )
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <SearchField label={t('why.search')} value={search} onChange={setSearch} width="100%" />
      {people.data?.items.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('why.nobodyFound')}
        </Typography>
      )}
      <Box component="ul" aria-label={t('why.choosePerson')} sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {people.data?.items.map((person) => (
          <li key={person.id}>
            <ButtonBase
              onClick={() => onChoose(person)}
              sx={{
                width: '100%',
                justifyContent: 'flex-start',
                gap: 2.5,
                px: 2,
                minHeight: 40,
                borderRadius: '8px',
                typography: 'body2',
                textAlign: 'left',
                '&:hover': { bgcolor: 'surface.hover' },
              }}
            >
              <Avatar name={person.name} size={24} />
              <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
                {person.name || t('people.nameless')}
              </Box>
              <Box component="span" sx={{ color: 'text.secondary', typography: 'caption' }}>
                {person.city}
              </Box>
            </ButtonBase>
          </li>
        ))}
      </Box>
    </Box>
  )
}
