export function mount(_at: HTMLElement): void {}
