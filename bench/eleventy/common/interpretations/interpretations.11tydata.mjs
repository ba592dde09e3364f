export default {
  layout: 'interpretation',
  tags: ['publication'],
  column: 'interpretations',
  permalink: ({ page }) => `/interpretations/${page.fileSlug}/`,
};
