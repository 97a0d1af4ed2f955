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
        while (true)
        {
            var before = Of(processId);
            var children = ChildrenOf(processId).Sum(child => child.Own);
            var after = Of(processId);

            // A child that ended in between would be counted twice, or not at all.
            if (before.Ended == after.Ended)
            {
                return after.Own + after.Ended + children;
            }
        }
    }

    /// <summary>How many children a process has.</summary>
    public static int CountChildren(int processId) => ChildrenOf(processId).Count;

    private static List<ProcessTimes> ChildrenOf(int parent)
    {
        var children = new List<ProcessTimes>();

        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), out var processId))
            {
                continue;
            }

            try
            {
                if (Of(processId) is var times && times.Parent == parent)
                {
                    children.Add(times);
                }
            }
            catch (IOException)
            {
                // It has ended since the folder was listed, and is counted with its parent from now on.
            }
        }

        return children;
    }
}
