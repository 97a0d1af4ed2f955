using System.Globalization;

namespace Identities.Bench;

/// <summary>Processor time as Linux counts it, in seconds.</summary>
/// <param name="Own">What the process itself used.</param>
/// <param name="Ended">What its children used that have ended.</param>
/// <param name="Parent">The process that started it.</param>
internal sealed record ProcessTimes(double Own, double Ended, int Parent)
{
    private const double TicksPerSecond = 100;

    public static ProcessTimes Of(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return new ProcessTimes(Seconds(11) + Seconds(12), Seconds(13) + Seconds(14), int.Parse(fields[1], CultureInfo.InvariantCulture));

        double Seconds(int field) => double.Parse(fields[field], CultureInfo.InvariantCulture) / TicksPerSecond;
    }

    /// <summary>All that a process and its children have used, those included that have ended.</summary>
    public static double OfFamily(int processId)
    {
        var (own, ended, _) = Of(processId);
        return own + ended + ChildrenOf(processId);
    }

    private static double ChildrenOf(int parent)
    {
        var sum = 0.0;

        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), out var processId))
            {
                continue;
            }

            try
            {
                var times = Of(processId);
                sum += times.Parent == parent ? times.Own : 0;
            }
            catch (IOException)
            {
                // It has ended since the folder was listed, and is counted with its parent from now on.
            }
        }

        return sum;
    }
}
