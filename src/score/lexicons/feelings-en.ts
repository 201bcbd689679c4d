import type { FeelingWords } from '../feelings.ts'

/** English words that show a feeling, by how strongly they show it. */
export const feelingsEn: FeelingWords = {
  anger: {
    1: `
      angry, anger, mad at, so mad, annoy*, irritat*, infuriat*, fed up, sick of, sick and tired, tired of, had enough, enough is enough, had it with,
      pissed, pissed off, pisses me, ticked off, cross with, resent*, indignant, exasperat*, aggravat*, outrageous, disgraceful, shame on, how dare, unacceptable, inexcusable,
      unforgivable, absolute joke, taking the piss, taking the mick, hate, hated, hates, hate this, can't stand, cannot stand, drives me mad, driving me mad, drives me crazy, driving me crazy, drives me nuts,
      driving me nuts, drives me up, makes my blood, gets on my nerves, getting on my nerves, lost my temper, losing my patience, lost my patience, losing patience, out of patience, ridiculous, laughed at me, laughed at us, laughing at me, laughing at us, laughed in my face, laughed in our faces, insulting, insulted, wtf, ffs, for god's sake, for fucks sake, for christ's sake`,
    2: `
      furious, furiously, livid, fuming, raging, rage, enraged, incensed, outrage*, seething, irate, incandescent, boiling, blood boil*, blood is boiling, beyond angry, disgust*, fuck, fucking joke, fuck you,
      absolutely furious, seeing red, hit the roof, hitting the roof, apoplectic, 😡, 😠, 🤬, 👿, 🖕, 😾, 💢, >:(`,
  },
  disappointment: {
    1: `
      disappoint*, let down, letdown, lets you down, let me down, let us down, lets me down, dismay*, disheart*, discourag*, underwhelm*, unimpressed, not impressed, dissatisf*, unsatisf*, regret*, expected more,
      expected better, expected so much, expected much, had high hopes, high hopes, hoped for more, hoped for better, hoping for more, thought it would be better, thought it'd be better, not what i expected, not as expected, below expectations, didn't meet, did not meet, fell short, falls short,
      frustrat*, unhappy, sad, sadden*, such a shame, what a shame, real shame, a shame that, it's a shame, shame that, pity, gone downhill, went downhill, going downhill, used to be good, used to be great, used to be better, used to love, used to be my, never again, not going back, lost faith, lost trust, lost all trust, losing faith, used to be,
      not worth, waste of money, waste of time, wish i hadn't, wish i had never, wish i'd never, bummed, bummer, meh, 😞, 😔, 😕, 🙁, ☹, 👎, 😒, 🙄, :(, :-(, :/, :-/`,
    2: `
      gutted, heartbroken, heart broken, devastat*, crushed by, bitterly disappoint*, extremely disappoint*, hugely disappoint*, so disappoint*, very disappoint*, massive disappoint*, huge disappoint*, beyond disappoint*, in tears, cried, crying, 💔, 😢, 😭`,
  },
  worry: {
    1: `
      worr*, concern, concerned, concerning, concerns me, anxious, anxiety, anxiously, nervous, nervously, uneasy, unsafe, afraid, fear, fears, fearful, scared, scares, scary, frighten*, apprehensive, uncertain, unsettling, unsettled, alarmed, alarming,
      on edge, hesitant, wary, sceptical, skeptical, suspicious, not sure if it's safe, is this safe, is it safe, safe to, is this a scam, is it a scam, is this legit, is it legit, is this real, can i trust, can they be trusted, will i ever get, will i get my, am i going to lose, lose my money, what if, what happens if, hope they don't, hope it doesn't, losing sleep, can't sleep, 😟, 😰, 😥, 😧, 😬, 🥺, 😓`,
    2: `terrified, terrifying, petrified, panick*, panic, panicking, freaking out, freaked out, horrified, horrifying, dread, dreading, worried sick, sick with worry, shaken, traumatis*, traumatiz*, traumatic, 😱, 😨, 😖`,
  },
  confusion: {
    1: `
      confus*, baffl*, puzzl*, perplex*, bewilder*, unclear, don't understand, do not understand, dont understand, didn't understand, can't understand, cannot understand, cant understand, don't get it, don't get why, makes no sense, make no sense, made no sense, doesn't make sense, does not make sense, doesn't make any sense, no sense,
      no idea how, no idea what, no idea why, no idea where, have no idea, don't know how, don't know what, don't know why, dont know how, not sure how, not sure what, not sure why, not sure where, can't figure out, cannot figure out, couldn't figure out, trying to figure out, can't work out, can't find, cannot find, couldn't find, how do i, how do you, how am i supposed, where do i, what am i, what does this mean, what does it mean,
      why is there, why can't i, why isn't, why is it, anyone know, does anyone know, anyone else having, is it just me, can someone explain, can anyone explain, could someone explain, mixed messages, contradict*, conflicting, misleading instruct*, vague, ambiguous, cryptic, weird, strange, strangely, odd, oddly, bizarre, bizarrely, 🤔, 🤷, 🧐, ❓`,
    2: `utterly confus*, totally confus*, completely confus*, completely lost, totally lost, beyond me, at a loss, scratching my head, head scratching, mind boggling, mind-boggling, boggles the mind, 😵, 🤯`,
  },
  joy: {
    1: `
      happy, happier, happily, happiness, glad, pleased, joy, joyful, enjoy, enjoyed, enjoying, enjoys, enjoyable, enjoyment, fun, excited, exciting, excitement, cheerful, smile, smiling, smiled, satisfied, satisfying, content with, chuffed, relieved, relief, proud, love, loved, loves, loving, loved it,
      amazing, awesome, wonderful, fantastic, brilliant, delight, delighted, delightful, impressed, pleasantly surprised, pleasant surprise, yay, woohoo, woo hoo, hooray, hurray, yippee, hell yeah, can't wait to, made me smile, made my day, 😀, 😃, 😄, 😁, 😊, 🙂, ☺, 😎, 👍, 👌, 🎉, 🥳, 😋, :), :-), :D, :-D, =), =D, xD`,
    2: `
      thrilled, ecstatic, overjoyed, over the moon, elated, on cloud nine, stoked, buzzing, blown away, blew me away, absolutely love, love love, obsessed, in love with, couldn't be happier, could not be happier, so happy, super happy, best ever, adore, adored, 😍, 🥰, 🤩, ❤, ♥, <3, 💚, 💙, 🧡, 💛, 💜`,
  },
  gratitude: {
    1: `
      thank, thanks, thank you, thankful, thankfully, thx, ty, cheers, ta very much, appreciate*, appreciative, grateful, gratefully, gratitude, kudos, props to, hats off, hat tip, shout out to, shoutout, shout-out, well done, credit to, credit where, bravo, round of applause, 🙏, 👏, 🙌, 💐, 🌹`,
    2: `
      so grateful, very grateful, extremely grateful, eternally grateful, forever grateful, can't thank, cannot thank, could not thank, couldn't thank, thank you so much, thanks so much, huge thanks, huge thank you, massive thanks, big thank you, big thanks, many thanks, a million thanks, thanks a million, special thanks, owe you, owe them, lifesaver, life saver, godsend, saved the day, saved my day, saved our`,
  },
  none: {
    0: `
      never again will i use another, never again have to, never again worry, thanks in advance, thank you in advance, many thanks in advance, thx in advance, thanks for nothing, no thanks, no thank you, thanks a lot for nothing, thanks for wasting, thanks for ruining, thanks to their, thanks to your, thanks giving, thanksgiving,
      to whom it may concern, of concern to, concerned parties, concern trolling, going concern, happy hour, happy meal, happy to help you with, happy birthday, happy new year, happy christmas, happy friday, happy monday, not so much fun, fun fact, funeral*, fund*, funct*, love island, would love to, would love if, i'd love to, i'd love if, would love for,
      used to be in, used to be on, mad max, strange things, stranger things, odd number*, no worries, don't worry, dont worry, do not worry, worry free, worry-free, no need to worry, nothing to worry, worry not, never worry, fear not, oddity, weird al, unfortunately, sadly, sad to say, cheers and jeers, no regrets, ragged, concerns the, joystick*, joy-con*, joycon*, smiley, hate speech, hate crime, panic button`,
  },
}
