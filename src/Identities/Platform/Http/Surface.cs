namespace Identities.Platform.Http;

/// <summary>The surface that an endpoint belongs to: the origin of its changes, and the OpenAPI document that describes it.</summary>
internal sealed record Surface(string Name);
