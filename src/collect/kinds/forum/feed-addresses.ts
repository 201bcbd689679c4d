/** Forum software whose feeds have known addresses. */
export const software = ['xenforo', 'phpbb', 'smf', 'vbulletin', 'mybb', 'punbb'] as const
export type Software = (typeof software)[number]

interface ForumFeed {
  /** Where the addresses are described, or the code that answers them. */
  documentation: string
  /** The address of the feed from the forum's front page; of one section, or of the whole. */
  feed(section: string | undefined): string
  sections: { form: RegExp; allowed: string }
}

const numbers = { form: /^\d+(,\d+)*$/, allowed: 'the number of a section, or several by commas' }
const number = { form: /^\d+$/, allowed: 'the number of a section' }

/** Where each software puts its feeds. A bare query counts from the front page's own script or folder. */
export const forumFeeds: Record<Software, ForumFeed> = {
  xenforo: {
    documentation: 'https://xenforo.com/docs/xf2/',
    feed: (section = '-') => `forums/${section}/index.rss`,
    sections: {
      form: /^[\w%-]+(\.\d+)?$/,
      allowed: 'the last part of its address, such as naytonohjaimet.74',
    },
  },
  phpbb: {
    documentation: 'https://github.com/phpbb/phpbb/blob/master/phpBB/config/default/routing/feed.yml',
    feed: (section) => (section ? `app.php/feed/forum/${section}` : 'app.php/feed'),
    sections: number,
  },
  smf: {
    documentation: 'https://github.com/SimpleMachines/SMF/blob/release-2.1/Sources/News.php',
    // SMF parts its parameters by semicolons, and gives 5 posts unless told otherwise.
    feed: (section) =>
      `index.php?action=.xml;sa=recent;type=rss2;limit=100${section ? `;boards=${section}` : ''}`,
    sections: numbers,
  },
  vbulletin: {
    documentation: 'https://www.vbulletin.com/docs/html/main/vboptions_externaldataprovider_implementing',
    feed: (section) => `external.php?type=RSS2${section ? `&forumids=${section}` : ''}`,
    sections: numbers,
  },
  mybb: {
    documentation: 'https://github.com/mybb/mybb/blob/feature/syndication.php',
    feed: (section) => `syndication.php?limit=50${section ? `&fid=${section}` : ''}`,
    sections: numbers,
  },
  punbb: {
    documentation: 'https://punbb.informer.com/wiki/punbb13/syndication',
    feed: (section) => `extern.php?action=feed&type=atom${section ? `&fid=${section}` : ''}`,
    sections: numbers,
  },
}
