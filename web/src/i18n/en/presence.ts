/** Who else has the journey open. */
export const presence = {
  others_one: '{names} also has this journey open',
  others_other: '{names} also have this journey open',
  at: '{name}, at “{step}”',
  followed: '{name} changed the draft. You see it as it is now.',
} as const
