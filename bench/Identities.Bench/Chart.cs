using System.Globalization;
using System.Text;

namespace Identities.Bench;

/// <summary>Latency against load as a drawing: connections to the right, milliseconds upwards, both in powers.</summary>
internal sealed class Chart
{
    private const int Width = 760;
    private const int Height = 440;
    private const int Left = 70;
    private const int Right = 170;
    private const int Top = 40;
    private const int Bottom = 60;

    private static readonly string[] Colours = ["#0b6bcb", "#2b8a3e", "#c2410c", "#6b21a8"];

    private readonly List<(string Name, int Connections, Sent Sent)> points = [];

    public void Add(string name, int connections, Sent sent) => points.Add((name, connections, sent));

    public void WriteTo(string file)
    {
        if (points.Count == 0)
        {
            return;
        }

        var (fewest, most) = (points.Min(point => point.Connections), points.Max(point => point.Connections));
        var bottom = Math.Floor(Math.Log10(points.Min(point => point.Sent.P50)));
        var top = Math.Ceiling(Math.Log10(points.Max(point => point.Sent.P99)));
        var drawing = new StringBuilder();

        Draw($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="12">""");
        Draw($"""<rect width="{Width}" height="{Height}" fill="#ffffff"/>""");
        Draw($"""<text x="{Left}" y="22" font-size="15">Get whole person: latency against load (p50 solid, p99 dashed)</text>""");

        for (var power = bottom; power <= top; power++)
        {
            var y = Y(Math.Pow(10, power));
            Draw($"""<line x1="{Left}" y1="{y:0.0}" x2="{Width - Right}" y2="{y:0.0}" stroke="#d4d4d4"/>""");
            Draw($"""<text x="{Left - 8}" y="{y + 4:0.0}" text-anchor="end">{Math.Pow(10, power):0.###} ms</text>""");
        }

        foreach (var connections in points.Select(point => point.Connections).Distinct())
        {
            var x = X(connections);
            Draw($"""<line x1="{x:0.0}" y1="{Top}" x2="{x:0.0}" y2="{Height - Bottom}" stroke="#ececec"/>""");
            Draw($"""<text x="{x:0.0}" y="{Height - Bottom + 18}" text-anchor="middle">{connections}</text>""");
        }

        Draw($"""<text x="{(Left + Width - Right) / 2}" y="{Height - 16}" text-anchor="middle">connections, one request under way on each</text>""");

        foreach (var (number, target) in points.GroupBy(point => point.Name).Index())
        {
            var colour = Colours[number % Colours.Length];
            Path(target.Select(point => (X(point.Connections), Y(point.Sent.P50))), "");
            Path(target.Select(point => (X(point.Connections), Y(point.Sent.P99))), " stroke-dasharray=\"5 4\"");
            var last = target.Last();
            Draw($"""<text x="{Width - Right + 8}" y="{Y(last.Sent.P50) + 4:0.0}" fill="{colour}">{target.Key}</text>""");
            Draw($"""<text x="{Width - Right + 8}" y="{Y(last.Sent.P50) + 18:0.0}" fill="{colour}" font-size="10">up to {target.Max(point => point.Sent.Requests / point.Sent.Seconds):0} requests/s</text>""");

            void Path(IEnumerable<(double X, double Y)> line, string dashes) => Draw(
                $"""<polyline fill="none" stroke="{colour}" stroke-width="2"{dashes} points="{string.Join(' ', line.Select(at => FormattableString.Invariant($"{at.X:0.0},{at.Y:0.0}")))}"/>""");
        }

        Draw($"</svg>");
        File.WriteAllText(file, drawing.ToString());

        double X(int connections) => Left + ((Width - Left - Right) * Math.Log2((double)connections / fewest) / Math.Log2((double)most / fewest));

        double Y(double milliseconds) => Height - Bottom - ((Height - Top - Bottom) * (Math.Log10(milliseconds) - bottom) / (top - bottom));

        void Draw(FormattableString part) => drawing.Append(part.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
