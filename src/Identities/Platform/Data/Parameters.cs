namespace Identities.Platform.Data;

/// <summary>
/// The parameters of a statement when more than one object has them: each member of each object is one, by its name. Of two with one name
/// the later object's counts.
/// </summary>
internal sealed class Parameters : IContended
{
    private Parameters(object[] sources) => Sources = sources;

    public object[] Sources { get; }

    /// <summary>What the statement locks; where it is not said, what the first object locks that locks anything.</summary>
    public Guid? Contended { get; private init; }

    public static Parameters Of(params object[] sources)
        => new(Array.Exists(sources, source => source is Parameters)
            ? [.. sources.SelectMany(source => source is Parameters others ? others.Sources : [source])]
            : sources)
        {
            Contended = ContendedBy(sources),
        };

    /// <summary>The same, of a statement that locks this.</summary>
    public Parameters Locking(Guid thing) => new(Sources) { Contended = thing };

    private static Guid? ContendedBy(object[] sources)
    {
        foreach (var source in sources)
        {
            if (source is IContended { Contended: { } thing })
            {
                return thing;
            }
        }

        return null;
    }
}
