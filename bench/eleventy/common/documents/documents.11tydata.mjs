export default {
  layout: 'document',
  tags: ['publication', 'document'],
  permalink: ({ page }) => `/documents/${page.fileSlug}/`,
};
