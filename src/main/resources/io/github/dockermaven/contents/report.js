const filter = document.getElementById('filter');
if (filter) {
  const rows = [...document.querySelectorAll('#jars tbody tr')];
  filter.addEventListener('input', () => {
    const wanted = filter.value.toLowerCase();
    for (const row of rows) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
    }
  });
}
