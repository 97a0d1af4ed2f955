using System.Text.Json;
using System.Text.Json.Serialization;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;

namespace Identities.Dialects.RogerRoger.Organizations;

/// <summary>An organization that people work for: a company of the other surfaces. Members without a value are null, and never left out.</summary>
[JsonConverter(typeof(CarrierConverter<RogerRogerOrganization>))]
public sealed record RogerRogerOrganization : LinkedItem, IJsonCarrier
{
    private readonly OrganizationRow row;
    private readonly Iris iris;

    private RogerRogerOrganization(OrganizationRow row, Iris iris) => (this.row, this.iris) = (row, iris);

    internal static Shown<RogerRogerOrganization> Show(OrganizationRow row, Iris iris)
        => new(Resource.Organization, row.CompanyId, new RogerRogerOrganization(row, iris)) { Mark = row.Mark, ModifiedAt = row.UpdatedAt };

    void IJsonCarrier.WriteTo(Utf8JsonWriter json) => OrganizationMembers.Table.Write(json, this, row, iris);
}

/// <summary>A page of organizations.</summary>
public sealed record RogerRogerOrganizationPage : RogerRogerPage<RogerRogerOrganization>;

/// <summary>What an organization is made of or replaced with. Members that are left out are empty then, but for its people, who stay.</summary>
public sealed record RogerRogerOrganizationRequest;

/// <summary>What of an organization is changed: members that are left out stay, null empties one, and an array is the whole new array.</summary>
public sealed record RogerRogerOrganizationPatch;
