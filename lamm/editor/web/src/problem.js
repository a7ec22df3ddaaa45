// Something that a user can understand and put right: shown in words, changes nothing.
export class Problem extends Error {}
