namespace Identities.Dialects.Baack;

/// <summary>How long texts may be here, in UTF-16 units. The contract names one length only, that of a group's name.</summary>
internal static class Lengths
{
    public const int Name = 255;

    /// <summary>RFC 5321: 64 before the at sign, 255 behind it.</summary>
    public const int Email = 320;

    /// <summary>Of what other systems make up.</summary>
    public const int Token = 8192;
}
