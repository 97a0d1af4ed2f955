namespace Identities.Platform.Data;

/// <summary>
/// The parameters of a statement when more than one object has them: each member of each object is one, by its name. Of two with one name
/// the later object's counts.
/// </summary>
internal sealed class Parameters
{
    private Parameters(object[] sources) => Sources = sources;

    public object[] Sources { get; }

    public static Parameters Of(params object[] sources)
        => new(Array.Exists(sources, source => source is Parameters)
            ? [.. sources.SelectMany(source => source is Parameters others ? others.Sources : [source])]
            : sources);
}
