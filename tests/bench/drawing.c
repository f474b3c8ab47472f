#include "tests/bench/drawing.h"

#include <stdio.h>
#include <string.h>

#define PLOT_WIDTH 300.0
#define PLOT_HEIGHT 200.0
#define PANEL_WIDTH 380
#define TOP 64

static const char style[] =
	"<style>text{font:12px system-ui,sans-serif;fill:#17242f}.ground{fill:#fff}.head{font-weight:700}"
	".grid{stroke:#d5dde4}.axis{stroke:#556677;fill:none}.line{fill:none;stroke-width:2}"
	".sweep{stroke:#0c5a86;color:#0c5a86}.slowest{stroke:#0c5a86;color:#0c5a86;stroke-dasharray:5 4}"
	".second{stroke:#8a4200;color:#8a4200}.mark{stroke:none;fill:currentColor}.open{fill:#fff;stroke-width:2;"
	"stroke-dasharray:none}\n"
	"@media(prefers-color-scheme:dark){text{fill:#e6edf3}.ground{fill:#0f1720}.grid{stroke:#2b3a48}"
	".axis{stroke:#8b9bab}.sweep,.slowest{stroke:#6cb6e8;color:#6cb6e8}.second{stroke:#f0a868;color:#f0a868}"
	".open{fill:#0f1720}}</style>\n";

static double most_of(const struct panel *panel)
{
	double most = 0;

	for (size_t l = 0; l < DRAWING_LINES_MAX; l++) {
		for (size_t i = 0; i < panel->count; i++)
			most = panel->lines[l].values[i] > most ? panel->lines[l].values[i] : most;
	}
	return most;
}

/* A round step so that about five lines of a grid lie below the most. */
static double step_of(double most)
{
	double step = 1;

	while (most / step > 50)
		step *= 10;
	return most / step > 25 ? step * 10 : most / step > 10 ? step * 5 : most / step > 5 ? step * 2 : step;
}

/* Where on the paper. */
struct scale {
	double first, last, top;
};

static double x_of(const struct scale *scale, double at)
{
	return (at - scale->first) / (scale->last - scale->first) * PLOT_WIDTH;
}

static double y_of(const struct scale *scale, double value)
{
	return PLOT_HEIGHT - value / scale->top * PLOT_HEIGHT;
}

static void grid_draw(FILE *file, const struct panel *panel, const struct scale *scale, double step)
{
	for (double value = 0; value <= scale->top + step / 2; value += step)
		fprintf(file,
		        "<path class=\"grid\" d=\"M0 %.1fH%.0f\"/><text x=\"-8\" y=\"%.1f\" "
		        "text-anchor=\"end\">%.0f</text>\n",
		        y_of(scale, value), PLOT_WIDTH, y_of(scale, value) + 4, value);
	fprintf(file, "<path class=\"axis\" d=\"M0 0V%.0fH%.0f\"/>\n", PLOT_HEIGHT, PLOT_WIDTH);
	for (size_t i = 0; i < panel->count; i++)
		fprintf(file, "<text x=\"%.1f\" y=\"%.0f\" text-anchor=\"middle\">%u</text>\n",
		        x_of(scale, panel->at[i]), PLOT_HEIGHT + 18, panel->at[i]);
	fprintf(file, "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"middle\">%s</text>\n", PLOT_WIDTH / 2,
	        PLOT_HEIGHT + 36, panel->axis);
}

/* Round for the sweep, round and hollow for its slowest, square for the second marker. */
static void mark_draw(FILE *file, const char *class, double x, double y)
{
	if (strcmp(class, "second") == 0)
		fprintf(file, "<path class=\"%s mark\" d=\"M%.1f %.1fh7v7h-7z\"/>", class, x - 3.5, y - 3.5);
	else
		fprintf(file, "<circle class=\"%s %s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>", class,
		        strcmp(class, "slowest") == 0 ? "open" : "mark", x, y);
}

static void line_draw(FILE *file, const struct panel *panel, const struct line *line,
                      const struct scale *scale)
{
	fprintf(file, "<polyline class=\"line %s\" points=\"", line->class);
	for (size_t i = 0; i < panel->count; i++)
		fprintf(file, "%.1f,%.1f ", x_of(scale, panel->at[i]), y_of(scale, line->values[i]));
	fprintf(file, "\"/>\n");
	for (size_t i = 0; i < panel->count; i++)
		mark_draw(file, line->class, x_of(scale, panel->at[i]), y_of(scale, line->values[i]));
	fputc('\n', file);
}

static void panel_draw(FILE *file, const struct panel *panel, size_t place)
{
	double step = step_of(most_of(panel)), top = 0;
	struct scale scale;

	while (top < most_of(panel))
		top += step;
	scale = (struct scale){panel->at[0], panel->at[panel->count - 1], top};
	fprintf(file, "<g transform=\"translate(%zu %d)\">\n", 52 + place * PANEL_WIDTH, TOP + 24);
	fprintf(file, "<text class=\"head\" y=\"-14\">µs %s</text>\n", panel->title);
	grid_draw(file, panel, &scale, step);
	for (size_t l = 0; l < DRAWING_LINES_MAX; l++)
		line_draw(file, panel, &panel->lines[l], &scale);
	fprintf(file, "</g>\n");
}

static void key_draw(FILE *file, const struct panel *panel)
{
	for (size_t l = 0; l < DRAWING_LINES_MAX; l++) {
		double x = 52 + (double)l * 190;

		fprintf(file, "<path class=\"line %s\" d=\"M%.0f 44h28\"/>", panel->lines[l].class, x);
		mark_draw(file, panel->lines[l].class, x + 14, 44);
		fprintf(file, "<text x=\"%.0f\" y=\"48\">%s</text>\n", x + 36, panel->lines[l].name);
	}
}

static void description_write(FILE *file, const struct panel *panels, size_t count)
{
	fprintf(file, "<desc id=\"what\">");
	for (size_t p = 0; p < count; p++) {
		fprintf(file, "%sMicroseconds %s. ", p > 0 ? " " : "", panels[p].title);
		for (size_t i = 0; i < panels[p].count; i++) {
			fprintf(file, "%u %s: ", panels[p].at[i], panels[p].axis);
			for (size_t l = 0; l < DRAWING_LINES_MAX; l++)
				fprintf(file, "%s %.0f%s", panels[p].lines[l].name, panels[p].lines[l].values[i],
				        l + 1 < DRAWING_LINES_MAX ? ", " : ". ");
		}
	}
	fprintf(file, "</desc>\n");
}

int drawing_write(const char *path, const char *title, const struct panel *panels, size_t count)
{
	FILE *file = fopen(path, "w");
	size_t width = 20 + count * PANEL_WIDTH;

	if (file == NULL) {
		perror(path);
		return 1;
	}
	fprintf(file,
	        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %zu 340\" role=\"img\" "
	        "aria-labelledby=\"name what\">\n<title id=\"name\">%s</title>\n",
	        width, title);
	description_write(file, panels, count);
	fputs(style, file);
	fprintf(file,
	        "<rect class=\"ground\" width=\"%zu\" height=\"340\"/>\n<text class=\"head\" x=\"52\" "
	        "y=\"24\">%s</text>\n",
	        width, title);
	key_draw(file, &panels[0]);
	for (size_t p = 0; p < count; p++)
		panel_draw(file, &panels[p], p);
	fprintf(file, "</svg>\n");
	if (fclose(file) == 0)
		return 0;
	perror(path);
	return 1;
}
