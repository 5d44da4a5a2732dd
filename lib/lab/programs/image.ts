import type { Program } from "./program.ts";

/** What a container is made of. */
export interface Image {
  program: Program;
  /** What is run when the container names no command. */
  command: readonly string[];
  env?: Readonly<Record<string, string>>;
  workingDirectory?: string;
}

/** A repository of images, and what of it can be had. */
export interface ImageRepository {
  /** As it stands in front of the tag: "myapp", "registry.test:5000/team/myapp". */
  name: string;
  /** What every tag is that is not among the variants. */
  image: Image;
  /** Tags that differ from it, each by what is said here. */
  variants?: Readonly<Record<string, Partial<Image>>>;
  /** The tags that can be pulled, or "any". */
  pullable: readonly string[] | "any";
  /** The tags that every node has already, or "any". */
  present: readonly string[] | "any";
  /** How long a pull takes. */
  pullMs?: number;
  sizeBytes?: number;
}

/** An image's name in its parts: `repository:tag`, and "latest" where no tag is given. */
export function parseImageName(name: string): { repository: string; tag: string } {
  const [, repository = name, tag = "latest"] = /^(.+?)(?::([^:/]*))?$/s.exec(name) ?? [];
  return { repository, tag };
}

/** The images that a lab's nodes can run, by repository; a later repository takes the place of an earlier one of its name. */
export class ImageRegistry {
  readonly #repositories: ReadonlyMap<string, ImageRepository>;

  constructor(repositories: readonly ImageRepository[]) {
    this.#repositories = new Map(repositories.map((repository) => [repository.name, repository]));
  }

  /** The repository that an image's name leads to, if there is one, with the image of that very tag. */
  find(name: string): ImageRepository | undefined {
    const { repository, tag } = parseImageName(name);
    const found = this.#repositories.get(repository);
    const variant = found?.variants && Object.hasOwn(found.variants, tag) ? found.variants[tag] : undefined;
    return found && variant ? { ...found, image: { ...found.image, ...variant } } : found;
  }

  /** Whether every node has it from the start. */
  isPresent(name: string): boolean {
    return includes(this.find(name)?.present ?? [], parseImageName(name).tag);
  }

  isPullable(name: string): boolean {
    return includes(this.find(name)?.pullable ?? [], parseImageName(name).tag);
  }
}

function includes(tags: readonly string[] | "any", tag: string): boolean {
  return tags === "any" || tags.includes(tag);
}
