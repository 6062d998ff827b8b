import { languages } from '@trailwright/shared/language/language.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanvasCommands } from '../../../canvas/commands.ts'
import { useStepNames } from '../../../canvas/step-names.ts'
import { stepsInOrder } from '../../../canvas/walk.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { kinds } from '../../../palette/palette-search.ts'
import { useAddStep } from '../../../palette/use-add-step.ts'
import { useDraft, useEditor } from '../../../state/editor.tsx'
import { phraseOf, plainText, stepName } from '../../../state/words.ts'
import type { Command } from '../../../ui/command.ts'
import { KindMark } from '../../../ui/KindMark.tsx'

/** Adding each kind of step, and going to each step of the journey. */
export function useStepCommands(): readonly Command[] {
  const { t } = useTranslation()
  const language = useLanguage()
  const names = useStepNames()
  const { canEdit } = useEditor()
  const graph = useDraft((draft) => draft)
  const add = useAddStep()
  const commands = useCanvasCommands()
  return useMemo(() => {
    const adding = (canEdit ? kinds : []).map((kind): Command => ({
      id: `add-${kind.kind}`,
      group: t('commands.groups.add'),
      title: kind.text[language].name,
      help: kind.text[language].help,
      find: languages.flatMap((each) => [kind.text[each].name, kind.text[each].help, ...kind.text[each].find]),
      mark: <KindMark family={kind.family} icon={kind.icon} size={22} />,
      run: () => add(kind.kind),
    }))
    const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
    const going = stepsInOrder(graph).flatMap((id, index): Command[] => {
      const node = nodes.get(id)
      if (node === undefined) return []
      const kind = kindOf(node.kind)
      return [
        {
          id: `step-${id}`,
          group: t('commands.groups.step'),
          title: t('commands.numbered', { number: index + 1, name: stepName(node, language) }),
          help: plainText(phraseOf(node, names)),
          find: [id, ...languages.map((each) => kind?.text[each].name ?? node.kind)],
          mark: <KindMark family={kind?.family ?? 'flow'} icon={kind?.icon ?? 'puzzle'} size={22} tone="soft" />,
          run: () => commands.goTo(id),
        },
      ]
    })
    return [...adding, ...going]
  }, [t, language, names, canEdit, graph, add, commands])
}
