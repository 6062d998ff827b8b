/** What those at work left on a journey. It may name people, so it goes when the journey goes. */
export const togetherTables = ['kept_draft', 'comment', 'thread', 'review', 'presence'] as const
