using System.Text.Json;
using System.Text.Json.Serialization;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;

namespace Identities.Dialects.RogerRoger.Person;

/// <summary>A person as this surface answers it. Members without a value are null, and never left out.</summary>
[JsonConverter(typeof(CarrierConverter<RogerRogerPerson>))]
public sealed record RogerRogerPerson : LinkedItem, IJsonCarrier
{
    private readonly PersonState person;
    private readonly Iris iris;

    private RogerRogerPerson(PersonState person, Iris iris) => (this.person, this.iris) = (person, iris);

    internal static Shown<RogerRogerPerson> Show(PersonState person, Iris iris)
        => new(Resource.Person, person.Row.PersonId, new RogerRogerPerson(person, iris))
        {
            Mark = person.Row.Mark,
            ModifiedAt = person.Row.UpdatedAt,
        };

    void IJsonCarrier.WriteTo(Utf8JsonWriter json) => PersonMembers.Table.Write(json, this, person, iris);
}

/// <summary>A page of people.</summary>
public sealed record RogerRogerPeople : RogerRogerPage<RogerRogerPerson>;

/// <summary>What a person is made of or replaced with. Members that are left out are empty then.</summary>
public sealed record RogerRogerPersonRequest;

/// <summary>What of a person is changed: members that are left out stay, null empties one, and an array is the whole new array.</summary>
public sealed record RogerRogerPersonPatch;
