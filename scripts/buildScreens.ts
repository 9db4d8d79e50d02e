/** Builds the screens ahead, for an image whose containers are to answer at once. */
import { builtScreens } from '../packages/server/src/screens.ts'

await builtScreens(console.log)
