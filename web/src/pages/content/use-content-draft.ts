import type { Content } from '@trailwright/shared/content/schema.ts'
import { getContent, listContents, saveContent } from '@trailwright/shared/wire/contents.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { keyOf, useSend } from '../../client/hooks.ts'
import { type ResponseOf, send } from '../../client/send.ts'
import { begin, changed, redone, rested, undone } from './content-history.ts'

export type Stored = ResponseOf<typeof getContent>
export type SaveState = 'saved' | 'saving' | 'conflict' | 'failed'

const restMs = 800

/**
 * The draft as it is typed. It is saved after a short rest, with the revision that it began from; when somebody was
 * faster, nothing is overwritten until the reader has chosen a side.
 */
export function useContentDraft(stored: Stored) {
  const [history, setHistory] = useState(() => begin(stored.content))
  const content = history.now
  const setContent = useCallback((next: Content) => setHistory((former) => changed(former, next)), [])
  const [server, setServer] = useState({ rev: stored.rev, text: textOf(stored.content), row: stored.row })
  const [theirs, setTheirs] = useState<Stored | null>(null)
  const cache = useQueryClient()
  const save = useSend(saveContent, [listContents])
  const { mutate } = save
  const saving = useRef(false)
  const id = stored.row.id
  const text = textOf(content)
  const isChanged = text !== server.text
  const isNamed = content.name.trim() !== ''

  const write = useCallback(
    (written: Content, rev: number) => {
      saving.current = true
      mutate(
        { params: { content: id }, body: { content: written, rev } },
        {
          onSuccess: (answer) => {
            setServer({ rev: answer.rev, text: textOf(written), row: answer.row })
            cache.setQueryData(keyOf(getContent, { params: { content: id } }), answer)
          },
          onError: (problem) => {
            if (problem.code !== 'content.conflict') return
            void send(getContent, { params: { content: id } }).then(setTheirs)
          },
          onSettled: () => {
            saving.current = false
          },
        },
      )
    },
    [mutate, id, cache],
  )

  useEffect(() => {
    if (!isChanged || !isNamed || theirs !== null || saving.current) return undefined
    const timer = setTimeout(() => write(content, server.rev), restMs)
    return () => clearTimeout(timer)
  }, [isChanged, isNamed, theirs, content, server.rev, write, save.isPending])

  const state: SaveState =
    theirs !== null
      ? 'conflict'
      : save.error !== null && save.error.code !== 'content.conflict'
        ? 'failed'
        : isChanged
          ? 'saving'
          : 'saved'
  return {
    content,
    setContent,
    history: {
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      undo: () => setHistory(undone),
      redo: () => setHistory(redone),
      /** What is written next is a step of its own. */
      rest: () => setHistory(rested),
    },
    row: server.row,
    rev: server.rev,
    state,
    problem: state === 'failed' ? save.error : null,
    keepMine: () => {
      if (theirs === null) return
      setTheirs(null)
      write(content, theirs.rev)
    },
    takeTheirs: () => {
      if (theirs === null) return
      setContent(theirs.content)
      setServer({ rev: theirs.rev, text: textOf(theirs.content), row: theirs.row })
      setTheirs(null)
    },
    /** After publishing: the answer has a new state, the text is the same. */
    published: (answer: Stored) => setServer((former) => ({ ...former, rev: answer.rev, row: answer.row })),
  }
}

export type ContentDraft = ReturnType<typeof useContentDraft>

function textOf(content: Content): string {
  return JSON.stringify(content)
}
