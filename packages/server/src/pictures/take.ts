/** A picture that comes: judged by its content before anything is kept, proved by setting it as it is set when printed. */
import { Readable } from 'node:stream'
import {
  at,
  largestPicture,
  mostPicturePoints,
  mostPictureSide,
  type PictureAnswer,
  type Refusal,
  refuse,
} from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import type { Fault } from '../errors.ts'
import { keepFile } from '../files/keep.ts'
import { NotSet, type Press } from '../print/press.ts'
import { refused } from '../records/refused.ts'
import { notePicture } from './kept.ts'
import { isDrawing, measure } from './measure.ts'

interface World {
  readonly db: Database
  readonly config: { readonly folder: string }
}

/** Keeps it for `user`; a fault that says why not. */
export async function takePicture(
  { db, config }: World,
  press: Press,
  user: string,
  coming: AsyncIterable<Buffer>,
): Promise<PictureAnswer> {
  const content = await gathered(coming)
  const measured = measure(content)
  if (!measured) throw no(isDrawing(content) ? refuse('pictureIsDrawing') : refuse('notPicture'))
  const { width, height } = measured
  if (Math.max(width, height) > mostPictureSide || width * height > mostPicturePoints)
    throw no(
      refuse('pictureTooManyPoints', {
        width,
        height,
        side: mostPictureSide,
        millions: mostPicturePoints / 1_000_000,
      }),
    )
  // One that cannot be set would be found out by whoever prints next.
  await press.print('picture', null, content).catch((error: unknown) => {
    throw error instanceof NotSet ? no(refuse('pictureBroken')) : error
  })
  const { hash, size } = await keepFile(config.folder, Readable.from([content]), largestPicture)
  const answer: PictureAnswer = { hash, size, ...measured }
  await notePicture(db, user, answer)
  return answer
}

const no = (refusal: Refusal): Fault => refused([at('picture', refusal)])

/** All of it; of what is too large no more than it takes to know that. */
async function gathered(coming: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of coming) {
    size += piece.length
    if (size > largestPicture) throw no(refuse('pictureTooLarge', { max: largestPicture / 1_000_000 }))
    pieces.push(piece)
  }
  if (size === 0) throw no(refuse('fileEmpty'))
  return Buffer.concat(pieces)
}
