export const tour = {
  step: '{number} of {count}',
  next: 'Next',
  done: 'Done',
  skip: 'Skip the tour',
  steps: {
    wait: {
      title: 'This journey is ready to run',
      text: 'Here people get time to order by themselves. Select the step and change the time at the right: the card, its paths and the sums below change with it.',
    },
    noWait: {
      title: 'This journey is ready to run',
      text: 'Each card says in one sentence what happens to people there. Select one and change it at the right: the card, its paths and the sums below change with it.',
    },
    simulate: {
      title: 'Try it on somebody from the demo shop',
      text: 'Simulate walks one person through the journey without sending anything, and says at each step why.',
    },
    publish: {
      title: 'Nothing runs before you publish',
      text: 'Publishing first says in words what changes and for whom. Ctrl+K or ⌘K finds every command, and ? shows all keys.',
    },
  },
} as const
